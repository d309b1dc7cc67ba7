namespace Portal.CommandLine;

/// <summary>How the program ends, for scripts. docs/command-line.md has the same table.</summary>
internal static class ExitCode
{
    public const int Done = 0;

    /// <summary>The portal refused, or what was followed or looked at failed.</summary>
    public const int Failed = 1;

    /// <summary>Called wrongly, or with input that has to be mended.</summary>
    public const int Wrong = 2;

    /// <summary>No token, one that does not work, or one whose person may not do this.</summary>
    public const int NotAllowed = 3;

    public const int NotFound = 4;

    /// <summary>No portal answers.</summary>
    public const int Unreachable = 5;

    /// <summary>The time of --timeout was up.</summary>
    public const int TimedOut = 6;

    /// <summary>The request that was followed was rejected or sent back.</summary>
    public const int Declined = 7;

    /// <summary>The request that was followed was withdrawn or expired.</summary>
    public const int CameToNothing = 8;

    /// <summary>Ctrl-C, as shells number it.</summary>
    public const int Stopped = 130;
}
