namespace Portal.CommandLine.Api;

/// <summary>Paths with parts and parameters that somebody typed.</summary>
internal static class Query
{
    /// <param name="parameters">Those without a value are left out.</param>
    public static string Of(string path, params IEnumerable<(string Name, string? Value)> parameters)
    {
        var given = parameters.Where(each => !string.IsNullOrEmpty(each.Value)).Select(each => $"{each.Name}={Uri.EscapeDataString(each.Value!)}").ToList();
        return given.Count == 0 ? path : $"{path}?{string.Join('&', given)}";
    }

    /// <summary>One segment of a path.</summary>
    public static string Part(string text) => Uri.EscapeDataString(text);
}
