using Portal.Domain.Access;

namespace Portal.Domain.Costs;

public enum AnomalyState { Open, Confirmed, Dismissed }

public enum AnomalyCause { Unknown, Deployment, Traffic, Scaling, Price }

/// <summary>A day that cost far more, or less, than its like, the service that explains most of it, and what happened then.</summary>
public sealed class CostAnomaly
{
    public const int LongestReason = 500;

    private CostAnomaly() { }

    public AnomalyId Id { get; private set; }
    public EnvironmentId EnvironmentId { get; private set; }

    /// <summary>The first of the days in a row.</summary>
    public DateOnly Day { get; private set; }

    /// <summary>The last of them that is known.</summary>
    public DateOnly LastDay { get; private set; }

    /// <summary>Of the first day, USD.</summary>
    public decimal Amount { get; private set; }
    public decimal Expected { get; private set; }

    /// <summary>As Cost Explorer spells it.</summary>
    public string Service { get; private set; } = "";

    /// <summary>How much of the difference that service is, USD.</summary>
    public decimal ServiceDifference { get; private set; }
    public AnomalyCause Cause { get; private set; }

    /// <summary>What happened then, in a sentence.</summary>
    public string Explanation { get; private set; } = "";
    public AnomalyState State { get; private set; }
    public DateTimeOffset FoundAt { get; private set; }
    public string? DecidedBy { get; private set; }
    public DateTimeOffset? DecidedAt { get; private set; }
    public string? Reason { get; private set; }

    public decimal Difference => Amount - Expected;

    public static CostAnomaly Of(EnvironmentId environment, FoundAnomaly found, AnomalyCause cause, string explanation, DateTimeOffset now) => new()
    {
        Id = NewId.At<AnomalyId>(now),
        EnvironmentId = environment,
        Day = found.Day,
        LastDay = found.LastDay,
        Amount = found.Amount,
        Expected = found.Expected,
        Service = found.Service,
        ServiceDifference = found.ServiceDifference,
        Cause = cause,
        Explanation = explanation,
        State = AnomalyState.Open,
        FoundAt = now,
    };

    /// <summary>It goes on, or its days have settled.</summary>
    public void Again(FoundAnomaly found)
    {
        (Amount, Expected, ServiceDifference) = (found.Amount, found.Expected, found.ServiceDifference);
        if (found.LastDay > LastDay) LastDay = found.LastDay;
    }

    /// <summary>Why it can't be decided; null when it can.</summary>
    public string? WhyNot() => State is AnomalyState.Open ? null : $"It was {State.ToString().ToLowerInvariant()} by {DecidedBy} already.";

    public void Decide(bool confirmed, string reason, Actor by, DateTimeOffset now)
    {
        if (WhyNot() is { } why) throw new InvalidOperationException(why);
        (State, Reason, DecidedBy, DecidedAt) = (confirmed ? AnomalyState.Confirmed : AnomalyState.Dismissed, reason.Trim(), by.Name, now);
    }
}

/// <summary>What looking at the days found.</summary>
public sealed record FoundAnomaly(DateOnly Day, DateOnly LastDay, decimal Amount, decimal Expected, string Service, decimal ServiceDifference);
