namespace Portal.Catalog.Versions;

/// <summary>Which of two version numbers is the newer one.</summary>
public static class VersionOrder
{
    /// <summary>
    /// True when <paramref name="offered"/> came after <paramref name="have"/>. A version that was taken back is ahead of
    /// what is offered; numbers that can't be compared differ, and what is offered counts as the newer.
    /// </summary>
    public static bool IsBehind(string have, string offered) =>
        have != offered && (!Version.TryParse(have, out var old) || !Version.TryParse(offered, out var now) || now > old);
}
