namespace Portal.CommandLine.Follow;

/// <summary>The states in which nothing goes on by itself, and the exit code that says each.</summary>
internal static class RequestEnd
{
    public static bool IsOver(string state) => CodeOf(state) is not null;

    /// <summary>Of a request's state; null while it is on its way.</summary>
    public static int? CodeOf(string state) => state switch
    {
        "done" => ExitCode.Done,
        "failed" => ExitCode.Failed,
        "rejected" or "sentBack" => ExitCode.Declined,
        "withdrawn" or "expired" => ExitCode.CameToNothing,
        // Somebody has to send it first.
        "draft" => ExitCode.CameToNothing,
        _ => null,
    };
}
