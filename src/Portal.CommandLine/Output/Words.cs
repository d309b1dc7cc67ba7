using System.Globalization;
using System.Text.Json.Nodes;
using Portal.CommandLine.Api;

namespace Portal.CommandLine.Output;

/// <summary>Values of the API as people read them.</summary>
internal static class Words
{
    private const string Unknown = "–";

    /// <summary>A time of this machine's zone, to the minute.</summary>
    public static string Time(JsonNode? at) => At(at)?.ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture) ?? "";

    public static string Clock(DateTimeOffset at) => TimeZoneInfo.ConvertTime(at, TimeZoneInfo.Local).ToString("HH:mm:ss", CultureInfo.InvariantCulture);

    /// <summary>An amount without its currency, which stands in the title.</summary>
    public static string Money(JsonNode? money) => money.Text("amount") is { Length: > 0 } amount ? amount : Unknown;

    /// <summary>Least, expected and most.</summary>
    public static string Range(JsonNode? range) =>
        range is null ? Unknown : $"{Money(range.At("minimum"))} – {Money(range.At("expected"))} – {Money(range.At("maximum"))}";

    public static string Per(JsonNode? share) => share is null ? Unknown : ((decimal)share * 100).ToString("0.#", CultureInfo.InvariantCulture) + " %";

    private static DateTimeOffset? At(JsonNode? at) =>
        at is not null && DateTimeOffset.TryParse(at.Text(), CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var time) ? TimeZoneInfo.ConvertTime(time, TimeZoneInfo.Local) : null;
}
