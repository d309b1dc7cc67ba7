using Microsoft.AspNetCore.Components.Server.Circuits;

namespace Portal.Platform.Telemetry;

/// <summary>Counts the pages that are open on this node.</summary>
internal sealed class CountCircuits(PortalMeter meter) : CircuitHandler
{
    public override Task OnCircuitOpenedAsync(Circuit circuit, CancellationToken cancellationToken)
    {
        meter.Circuits.Add(1);
        return Task.CompletedTask;
    }

    public override Task OnCircuitClosedAsync(Circuit circuit, CancellationToken cancellationToken)
    {
        meter.Circuits.Add(-1);
        return Task.CompletedTask;
    }
}
