using Portal.Domain.Environments;

namespace Portal.Environments;

/// <summary>The list's filter as it stands in the address, so that it can be sent to somebody.</summary>
public static class EnvironmentQuery
{
    /// <summary>What an address says; a state that does not exist says nothing.</summary>
    public static EnvironmentFilter Read(string? search, string? state, string? team, string? owner, string? region, string? lease = null) => new(
        Kept(search),
        Enum.TryParse<EnvironmentState>(state, ignoreCase: true, out var known) && Enum.IsDefined(known) && !char.IsAsciiDigit(state[0]) ? known : null,
        Kept(team), Kept(owner), Kept(region))
    { EndsSoon = lease == "soon" };

    /// <summary>The parameters of the address; a null takes one away.</summary>
    public static Dictionary<string, object?> Write(EnvironmentFilter filter) => new()
    {
        ["search"] = filter.Search,
        ["state"] = filter.State?.ToString().ToLowerInvariant(),
        ["team"] = filter.Team,
        ["owner"] = filter.Owner,
        ["region"] = filter.Region,
        ["lease"] = filter.EndsSoon ? "soon" : null,
    };

    public static bool Narrows(EnvironmentFilter filter) => Write(filter).Values.Any(value => value is not null);

    private static string? Kept(string? value) => string.IsNullOrWhiteSpace(value) ? null : value.Trim();
}
