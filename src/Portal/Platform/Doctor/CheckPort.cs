using System.Runtime.CompilerServices;
using Portal.Platform.Commands;

namespace Portal.Platform.Doctor;

/// <summary>Whether the port to serve on is free.</summary>
public sealed class CheckPort : IDoctorCheck
{
    public async IAsyncEnumerable<Finding> LookAsync(ConsoleCall call, [EnumeratorCancellation] CancellationToken ct)
    {
        var port = call.Settings.Port;
        yield return await Reach.ConnectsAsync("127.0.0.1", port, call.Clock, ct)
            ? new Finding(Grade.Note, "port", $"something listens on port {port} already: a running portal, or a program that would keep it from starting.")
            : new Finding(Grade.Well, "port", $"{port} is free.");
    }
}
