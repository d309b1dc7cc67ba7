// Code that holds up threads, and some that rightly awaits: BlockingTests look at it.
#pragma warning disable CA1812 // Nobody makes these: their code is read, not run.
#pragma warning disable CA1849, CA2012, MA0042, MA0045, MA0155, VSTHRD100, xUnit1031 // What these forbid is shown here on purpose.

namespace Portal.Architecture.Samples.Waiting;

internal sealed class FiresAndForgets
{
    public static async void Fire() => await Task.Yield();
}

internal sealed class AsksForTheResult
{
    public static int Ask(Task<int> task) => task.Result;
}

internal sealed class WaitsInAClosure
{
    public static Action Ask(Task task) => () => task.Wait();
}

internal sealed class AsksTheAwaiter
{
    public static int Ask(Task<int> task) => task.GetAwaiter().GetResult();
}

internal sealed class AsksTheAwaiterWhileAsync
{
    public static async Task AskAsync(Task task)
    {
        await Task.Yield();
        task.GetAwaiter().GetResult();
    }
}

internal sealed class Awaits
{
    public static async Task<int> AskAsync(Task<int> task, ValueTask other)
    {
        await other;
        return await task.ConfigureAwait(false);
    }
}
