using System.Net;
using Portal.AwsSandbox.State;
using Portal.AwsSandbox.Sts;

namespace Portal.AwsSandbox.Control;

/// <summary>The control API under <c>/_sandbox/</c>: JSON, no sign-in, only from this machine.</summary>
public static class ControlEndpoints
{
    public static void MapControl(this WebApplication app)
    {
        var control = app.MapGroup("/_sandbox").AddEndpointFilter(OnlyFromHereAsync);
        control.MapGet("/ready", () => Results.Json(new { ready = true }));
        ClockControl.Map(control);
        FaultControl.Map(control);
        CallControl.Map(control);
        BucketControl.Map(control);
        ZoneControl.Map(control);
        FailoverControl.Map(control);
        LoadControl.Map(control);
        SlowControl.Map(control);
        LagControl.Map(control);
        QuotaControl.Map(control);
        control.MapGet("/", () => Results.Json(new { controls = Controls.All.Select(Show) }));
        DriftControl.Map(control);
        CostControl.Map(control);
        control.MapGet("/state", WorldView.Of);
        control.MapPost("/reset", async (HttpRequest request, World world, CallRules rules, CallLog log, RoleTrusts trusts, CancellationToken cancellation) =>
        {
            // A bare POST has always reset, so a body is looked for, not demanded.
            var body = request.HasJsonContentType() ? await request.ReadFromJsonAsync<ResetBody>(cancellation) : null;
            world.Reset(body?.Seed);
            rules.Remove();
            log.Clear();
            trusts.Clear();
            return Results.NoContent();
        });
        control.MapFallback("{**path}", () => Results.Json(new { message = "There is no such control." }, statusCode: 404));
    }

    private static object Show(ControlRow row) => new
    {
        method = row.Method,
        path = "/_sandbox" + row.Path,
        group = row.Group,
        title = row.Title,
        regional = row.IsRegional,
        body = row.Body.Select(field => new { name = field.Name, type = field.Type, required = field.IsRequired, example = field.Example, meaning = field.Meaning }),
    };

    // A page on the web could name this host and reach it through the browser; the Host header tells.
    private static async ValueTask<object?> OnlyFromHereAsync(EndpointFilterInvocationContext context, EndpointFilterDelegate next)
    {
        var http = context.HttpContext;
        var here = http.Connection.RemoteIpAddress is { } address && IPAddress.IsLoopback(address);
        return here && http.Request.Host.Host is "localhost" or "127.0.0.1" or "[::1]"
            ? await next(context)
            : Results.Json(new { message = "The control API answers only to this machine." }, statusCode: 403);
    }
}

/// <summary>The seed of the world that begins; null leaves the choice to the sandbox.</summary>
internal sealed record ResetBody(string? Seed);

/// <summary>Where a control applies: a region of an account, by default the first account in us-east-1.</summary>
internal sealed record Target(string? Account, string? Region)
{
    public Region In(World world) => world.Region(Account ?? "111111111111", Region ?? "us-east-1");
}
