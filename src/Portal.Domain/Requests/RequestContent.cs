namespace Portal.Domain.Requests;

/// <summary>
/// What was filled in. <paramref name="Inputs"/> are template parameters as typed (NoEcho values protected);
/// <paramref name="Assumptions"/> are usage figures that move the estimate only.
/// </summary>
public sealed record RequestContent(
    string Product,
    string ProductVersion,
    string? Preset,
    string Name,
    string Stage,
    string Account,
    string Region,
    string CostCentre,
    string Note,
    IReadOnlyDictionary<string, string> Inputs,
    IReadOnlyDictionary<string, string> Assumptions)
{
    /// <summary>Null for everything but a delete.</summary>
    public DeleteChoices? Delete { get; init; }

    /// <summary>Days that a new environment is to stand; null takes what the policies propose.</summary>
    public int? LeaseDays { get; init; }

    public static RequestContent Empty { get; } = new("", "", null, "", "", "", "", "", "",
        new Dictionary<string, string>(), new Dictionary<string, string>());
}

/// <summary>What was submitted, for good. <paramref name="ProductHash"/> names the exact product files.</summary>
public sealed record RequestRevision(RequestId RequestId, int Number, string ProductHash, RequestContent Content, DateTimeOffset SubmittedAt)
{
    // EF materialises through this constructor and the private setters that init gives.
    private RequestRevision() : this(default, 0, "", RequestContent.Empty, default) { }
}
