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

    private readonly ConcurrentDictionary<Seen, Kept> _kept = new();

    // All that decides who sees what. Everybody's is null; nobody's, of a person without roles, is an empty word: they are not the same.
    private sealed record Seen(string? OnlyTeam);

    public async Task<FleetGlance> ForAsync(Actor actor, CancellationToken ct)
    {
        var kept = _kept.GetOrAdd(new Seen(actor.OnlyTeam), _ => new Kept());
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
