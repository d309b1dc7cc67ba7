namespace Portal.CommandLine.Calls;

/// <summary>Ends the command that runs with an exit code and a sentence.</summary>
internal class CommandFailedException(int code, string sentence) : Exception(sentence)
{
    /// <summary>One of <see cref="ExitCode"/>.</summary>
    public int Code => code;
}
