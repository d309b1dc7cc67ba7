using System.Diagnostics.Metrics;
using Microsoft.Extensions.Logging.Abstractions;
using NSubstitute;
using Portal.Health;
using Portal.Platform.Aws;
using Portal.Platform.Data;
using Portal.Platform.Telemetry;

namespace Portal.Tests.Platform.Telemetry;

/// <summary>The portal's own instruments, by their names in Prometheus.</summary>
internal static class Instruments
{
    public static IReadOnlyList<string> Names()
    {
        var names = new List<string>();
        using var listener = new MeterListener();
        listener.InstrumentPublished = (instrument, _) =>
        {
            if (instrument.Meter.Name != PortalMeter.Name) return;
            var kind = instrument.GetType().GetGenericTypeDefinition();
            lock (names) names.Add(PrometheusText.NameOf(instrument.Name, instrument.Unit, kind == typeof(Counter<>)));
        };
        listener.Start();
        using var meter = new PortalMeter();
        using var tally = new CallTally(TimeProvider.System);
        using var health = new HealthMeter(tally);
        using var sample = new SampleStore(Substitute.For<Microsoft.EntityFrameworkCore.IDbContextFactory<PortalDb>>(), meter, TimeProvider.System, NullLogger<SampleStore>.Instance);
        return names;
    }
}
