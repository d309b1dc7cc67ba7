using Microsoft.Extensions.Configuration;

namespace Portal.Platform.Commands;

/// <summary>Something the portal's program does on a console instead of serving: <c>Portal prices refresh</c>.</summary>
public interface IConsoleCommand
{
    /// <summary>The words it is called by, such as <c>prices refresh</c>.</summary>
    string Name { get; }

    /// <summary>What it does and its options, as shown by <c>--help</c>.</summary>
    string Help { get; }

    /// <returns>The exit code: 0 done, 1 failed, 2 called wrongly, 3 refused.</returns>
    Task<int> RunAsync(ConsoleCall call, CancellationToken ct);
}

/// <param name="Arguments">What stands behind the command's name.</param>
/// <param name="Configuration">Where the settings come from, with every key as it is written there.</param>
public sealed record ConsoleCall(IReadOnlyList<string> Arguments, IConfiguration Configuration, PortalSettings Settings, TimeProvider Clock, TextWriter Out, TextWriter Error);
