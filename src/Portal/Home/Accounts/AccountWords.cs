using Portal.Domain.Access;
using Portal.Platform.Accounts;
using Portal.Platform.Ui;

namespace Portal.Home.Accounts;

/// <summary>What accounts are called on their page.</summary>
internal static class AccountWords
{
    public static Status StatusOf(AccountState? state) => state switch
    {
        AccountState.Reachable => Status.Healthy,
        AccountState.Unreachable => Status.Down,
        _ => Status.Unknown,
    };

    public static string Of(AccountState? state) => state switch
    {
        AccountState.Reachable => "Reachable",
        AccountState.Unreachable => "Unreachable",
        _ => "Not checked yet",
    };

    public static string Let(IReadOnlyList<string> listed, string everything) => listed.Count == 0 ? everything : string.Join(", ", listed);

    public static string Refused(RegionView region) => (region.Throttled, region.Denied) switch
    {
        (0, 0) => "none refused",
        (var throttled, 0) => $"{throttled:N0} throttled",
        (0, var denied) => $"{denied:N0} denied",
        var (throttled, denied) => $"{throttled:N0} throttled, {denied:N0} denied",
    };
}
