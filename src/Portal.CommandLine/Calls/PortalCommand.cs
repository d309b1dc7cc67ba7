using System.CommandLine;

namespace Portal.CommandLine.Calls;

/// <summary>A command that does something: what all of them have in common is done here once.</summary>
internal abstract class PortalCommand : Command
{
    /// <param name="examples">Whole command lines, as <c>--help</c> shows them.</param>
    protected PortalCommand(string name, string description, params IReadOnlyList<string> examples) : base(name, description)
    {
        Examples = examples;
        SetAction(InvokeAsync);
    }

    public IReadOnlyList<string> Examples { get; }

    /// <returns>The exit code.</returns>
    /// <exception cref="CommandFailedException">It can't go on; the sentence is shown.</exception>
    protected abstract Task<int> RunAsync(Call call, CancellationToken ct);

    private async Task<int> InvokeAsync(ParseResult parsed, CancellationToken ct)
    {
        using var call = new Call(parsed);
        try
        {
            return await RunAsync(call, ct);
        }
        catch (CommandFailedException failed)
        {
            call.Screen.Fail(failed);
            return failed.Code;
        }
        catch (OperationCanceledException) when (ct.IsCancellationRequested)
        {
            call.Screen.Note("Stopped.");
            return ExitCode.Stopped;
        }
    }
}
