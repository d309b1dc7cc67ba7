using System.Diagnostics;
using System.Globalization;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

/// <summary>
/// Moves one portal's clock: .NET calls this in the portal's process before its program (DOTNET_STARTUP_HOOKS), and what the
/// portal takes for time is replaced when its host is put together. The product holds no switch for it. Quartz, the keys'
/// ages and what is signed for AWS that ask the machine itself go by the machine's clock.
/// </summary>
// .NET looks for a type of this name outside any namespace.
#pragma warning disable CA1050, MA0047
internal static class StartupHook
#pragma warning restore CA1050, MA0047
{
    /// <summary>Environment variable: seconds that the node's clock is ahead; below zero it is behind.</summary>
    public const string Seconds = "FAULTS_CLOCK_SECONDS";

    public static void Initialize()
    {
        if (!double.TryParse(Environment.GetEnvironmentVariable(Seconds), CultureInfo.InvariantCulture, out var ahead)) return;
        DiagnosticListener.AllListeners.Subscribe(new Sources(TimeSpan.FromSeconds(ahead)));
    }

    private sealed class Sources(TimeSpan ahead) : IObserver<DiagnosticListener>
    {
        public void OnNext(DiagnosticListener value)
        {
            if (value.Name == "Microsoft.Extensions.Hosting") value.Subscribe(new Hosts(ahead));
        }

        public void OnCompleted() { }

        public void OnError(Exception error) { }
    }

    private sealed class Hosts(TimeSpan ahead) : IObserver<KeyValuePair<string, object?>>
    {
        public void OnNext(KeyValuePair<string, object?> value)
        {
            if (value is { Key: "HostBuilding", Value: IHostBuilder host }) host.ConfigureServices(services => services.AddSingleton<TimeProvider>(new Moved(ahead)));
        }

        public void OnCompleted() { }

        public void OnError(Exception error) { }
    }

    private sealed class Moved(TimeSpan ahead) : TimeProvider
    {
        public override DateTimeOffset GetUtcNow() => System.GetUtcNow() + ahead;
    }
}
