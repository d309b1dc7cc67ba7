using Portal.Domain.Health;
using Portal.Platform.Api;

namespace Portal.Health;

/// <summary>The filter of the fleet as its address keeps it.</summary>
internal static class FleetQuery
{
    public static FleetFilter Read(string? search, string? team, string? account, string? region, string? stage, string? state) => new(
        Text(search), Text(team), Text(account), Text(region), Text(stage),
        EnumWord.Of<HealthState>(Text(state)));

    public static IReadOnlyDictionary<string, object?> Write(FleetFilter filter) => new Dictionary<string, object?>
    {
        ["search"] = filter.Search,
        ["team"] = filter.Team,
        ["account"] = filter.Account,
        ["region"] = filter.Region,
        ["stage"] = filter.Stage,
        ["state"] = filter.State is { } state ? WordOf(state) : null,
    };

    public static bool Narrows(FleetFilter filter) => filter != new FleetFilter();

    private static string WordOf(HealthState state) => char.ToLowerInvariant(state.ToString()[0]) + state.ToString()[1..];

    private static string? Text(string? value) => string.IsNullOrWhiteSpace(value) ? null : value.Trim();
}
