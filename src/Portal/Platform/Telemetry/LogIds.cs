namespace Portal.Platform.Telemetry;

/// <summary>What is logged while a call of the API or a page is answered carries the id that its address names.</summary>
internal static class LogIds
{
    private static readonly Dictionary<string, string> Keys = new()
    {
        ["requests"] = RecordIds.RequestKey,
        ["environments"] = RecordIds.EnvironmentKey,
        ["deployments"] = RecordIds.DeploymentKey,
    };

    public static async Task RunAsync(HttpContext context, RequestDelegate next)
    {
        var parts = context.Request.Path.Value?.Split('/', StringSplitOptions.RemoveEmptyEntries) ?? [];
        var at = Array.FindIndex(parts, Keys.ContainsKey);
        if (at < 0 || at + 1 >= parts.Length)
        {
            await next(context);
            return;
        }
        var log = context.RequestServices.GetRequiredService<ILoggerFactory>().CreateLogger(typeof(LogIds).FullName!);
        // A name in the place of an id is told as it came, within the length of one.
        const int most = 64;
        var id = parts[at + 1];
        using (log.BeginScope(new Dictionary<string, object?> { [Keys[parts[at]]] = id.Length > most ? id[..most] : id })) await next(context);
    }
}
