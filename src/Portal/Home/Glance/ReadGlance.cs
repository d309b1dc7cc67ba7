using System.Collections.Concurrent;
using Portal.Costs;
using Portal.Domain.Access;
using Portal.Health;

namespace Portal.Home.Glance;

/// <summary>Health and cost of all environments that somebody sees, as of a moment.</summary>
public sealed record FleetGlance(FleetHealth Health, PortfolioView Costs, DateTimeOffset At);

/// <summary>
/// The fleet and the portfolio for the overview. Everybody who sees the same environments shares one reading for a quarter
/// of a minute: the overview is the page that most people have open, and a thousand environments are a second's work.
/// </summary>
public sealed class ReadGlance(ReadFleetHealth fleet, ReadPortfolio portfolio, TimeProvider clock)
{
    private static readonly TimeSpan Holds = TimeSpan.FromSeconds(15);

    private readonly ConcurrentDictionary<string, Kept> _kept = new();

    public async Task<FleetGlance> ForAsync(Actor actor, CancellationToken ct)
    {
        // A team's name is no empty word, so this stands for all of them.
        var kept = _kept.GetOrAdd(actor.OnlyTeam ?? "", _ => new Kept());
        await kept.Turn.WaitAsync(ct);
        try
        {
            var now = clock.GetUtcNow();
            if (kept.Glance is { } there && now - there.At < Holds) return there;
            return kept.Glance = new FleetGlance(await fleet.ListAsync(actor, new FleetFilter(), ct), await portfolio.RunAsync(actor, null, ct), now);
        }
        finally
        {
            kept.Turn.Release();
        }
    }

    private sealed class Kept
    {
        public SemaphoreSlim Turn { get; } = new(1);
        public FleetGlance? Glance { get; set; }
    }
}
