using Portal.Domain.ChangeSets;

namespace Portal.Domain.Costs;

/// <summary>Where the figures of an estimate come from.</summary>
public enum EstimateBasis
{
    /// <summary>The inputs and assumptions of the request.</summary>
    Inputs,

    /// <summary>The inputs, with instances or traffic as they were measured.</summary>
    Measured,
}

/// <summary>One line of an estimate, USD a month.</summary>
/// <param name="Id">Stable: <c>instances</c>, <c>database</c>, <c>nat</c>…</param>
public sealed record EstimateLine(string Id, string Label, CostRange Amount);

/// <summary>
/// An environment's estimate, before any bill: a range, with all it rests on. A row holds from <see cref="MadeOn"/> for as long
/// as making it again gives the same; so what was estimated on any day can be told later.
/// </summary>
public sealed class EnvironmentEstimate
{
    private EnvironmentEstimate() { }

    public EnvironmentId EnvironmentId { get; private set; }
    public DateTimeOffset MadeAt { get; private set; }
    public DateOnly MadeOn { get; private set; }

    /// <summary>The last day on which making it anew gave the same.</summary>
    public DateOnly ConfirmedOn { get; private set; }

    /// <summary>The deployment whose inputs it rests on.</summary>
    public DeploymentId DeploymentId { get; private set; }

    /// <summary>True for the first of a deployment: what was estimated when it was asked for.</summary>
    public bool IsAtRequest { get; private set; }
    public string Product { get; private set; } = "";
    public string ProductVersion { get; private set; } = "";
    public string ProductHash { get; private set; } = "";
    public EstimateBasis Basis { get; private set; }

    /// <summary>Null where the region or the template has no price.</summary>
    public CostRange? Range { get; private set; }
    public DateOnly? PriceDate { get; private set; }
    public IReadOnlyDictionary<string, decimal> Assumptions { get; private set; } = new Dictionary<string, decimal>();
    public IReadOnlyList<EstimateLine> Lines { get; private set; } = [];

    /// <summary>Why the range is missing or too low, in words; null when all is priced.</summary>
    public string? Lack { get; private set; }

    /// <summary>What was measured, in words; null when nothing was.</summary>
    public string? Note { get; private set; }

    public static EnvironmentEstimate Of(
        EnvironmentId environment, DeploymentId deployment, bool isAtRequest, string product, string productVersion, string productHash, EstimateFigures figures, DateTimeOffset now) => new()
        {
            EnvironmentId = environment,
            MadeAt = now,
            MadeOn = DateOnly.FromDateTime(now.UtcDateTime),
            ConfirmedOn = DateOnly.FromDateTime(now.UtcDateTime),
            DeploymentId = deployment,
            IsAtRequest = isAtRequest,
            Product = product,
            ProductVersion = productVersion,
            ProductHash = productHash,
            Basis = figures.Basis,
            Range = figures.Range,
            PriceDate = figures.PriceDate,
            Assumptions = figures.Assumptions,
            Lines = figures.Lines,
            Lack = figures.Lack,
            Note = figures.Note,
        };

    public bool IsSameAs(EstimateFigures figures, string productHash) =>
        ProductHash == productHash && Basis == figures.Basis && Range == figures.Range && PriceDate == figures.PriceDate && Lack == figures.Lack && Note == figures.Note
        && Lines.SequenceEqual(figures.Lines)
        && Assumptions.Count == figures.Assumptions.Count && Assumptions.All(known => figures.Assumptions.TryGetValue(known.Key, out var value) && value == known.Value);

    /// <summary>Made anew, it is the same; a deployment that changed nothing of it does not begin another.</summary>
    public void Confirm(DateOnly day, DeploymentId deployment)
    {
        DeploymentId = deployment;
        if (day > ConfirmedOn) ConfirmedOn = day;
    }
}

/// <summary>What pricing gave: the part of an estimate that may be the same from day to day.</summary>
public sealed record EstimateFigures(
    EstimateBasis Basis, CostRange? Range, DateOnly? PriceDate, IReadOnlyDictionary<string, decimal> Assumptions, IReadOnlyList<EstimateLine> Lines, string? Lack, string? Note);
