using System.Globalization;

namespace Portal.Platform.Audit;

/// <summary>A filter in an address: days for people, instants for the export.</summary>
internal static class AuditQuery
{
    private const string Days = "yyyy-MM-dd";

    /// <summary>The beginning of that day, UTC; null when it is none.</summary>
    public static DateTimeOffset? Day(string? text) =>
        DateTimeOffset.TryParseExact(text, Days, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var day) ? day : null;

    public static string? Text(DateTimeOffset? day) => day?.UtcDateTime.ToString(Days, CultureInfo.InvariantCulture);

    public static Dictionary<string, object?> Of(AuditFilter filter) => new()
    {
        ["search"] = Given(filter.Search),
        ["actor"] = Given(filter.Actor),
        ["subject"] = Given(filter.Subject),
        ["kind"] = Given(filter.Kind),
        ["from"] = Text(filter.From),
        // The last day shown is the one before the filter's end.
        ["to"] = Text(filter.To?.AddDays(-1)),
    };

    public static Dictionary<string, object?> ExportOf(AuditFilter filter, string format)
    {
        var query = Of(filter);
        query["format"] = format;
        query["from"] = filter.From?.ToString("O", CultureInfo.InvariantCulture);
        query["to"] = filter.To?.ToString("O", CultureInfo.InvariantCulture);
        return query;
    }

    private static string? Given(string? text) => string.IsNullOrWhiteSpace(text) ? null : text.Trim();
}
