using Portal.Domain.Access;

namespace Portal.Platform.Access;

/// <summary>Roles and browsers as people call them.</summary>
internal static class AccessWords
{
    public static string Of(Role role) => role switch
    {
        Role.Requester => "requester",
        Role.Approver => "approver",
        Role.CostReviewer => "cost reviewer",
        Role.Administrator => "administrator",
        Role.Auditor => "auditor",
        _ => throw new ArgumentOutOfRangeException(nameof(role)),
    };

    /// <summary>"Firefox on Linux" of the long text a browser sends; the text itself where it is none of the usual.</summary>
    public static string Browser(string agent)
    {
        var name = agent.Contains("Edg/", StringComparison.Ordinal) ? "Edge"
            : agent.Contains("Firefox/", StringComparison.Ordinal) ? "Firefox"
            : agent.Contains("Chrome/", StringComparison.Ordinal) ? "Chrome"
            : agent.Contains("Safari/", StringComparison.Ordinal) ? "Safari" : null;
        var system = agent.Contains("Windows", StringComparison.Ordinal) ? "Windows"
            : agent.Contains("Android", StringComparison.Ordinal) ? "Android"
            : agent.Contains("iPhone", StringComparison.Ordinal) || agent.Contains("iPad", StringComparison.Ordinal) ? "iOS"
            : agent.Contains("Mac OS", StringComparison.Ordinal) ? "macOS"
            : agent.Contains("Linux", StringComparison.Ordinal) ? "Linux" : null;
        return name is null ? (agent.Length == 0 ? "Unknown browser" : agent) : system is null ? name : $"{name} on {system}";
    }
}
