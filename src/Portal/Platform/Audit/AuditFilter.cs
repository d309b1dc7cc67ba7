namespace Portal.Platform.Audit;

/// <param name="Search">Words, or their beginnings; all of them must occur.</param>
/// <param name="Actor">A person's id.</param>
/// <param name="Subject">The id of a record or of an environment.</param>
/// <param name="Kind">An action such as <c>review.approved</c>, or what stands before its dot.</param>
/// <param name="From">Included.</param>
/// <param name="To">Not included.</param>
public sealed record AuditFilter(string? Search = null, string? Actor = null, string? Subject = null, string? Kind = null, DateTimeOffset? From = null, DateTimeOffset? To = null)
{
    /// <summary>What actions begin with.</summary>
    public static IReadOnlyList<(string Kind, string Title)> Kinds { get; } =
    [
        ("request", "Requests"), ("changeSet", "Change sets"), ("review", "Reviews"), ("deployment", "Deployments"), ("environment", "Environments"), ("webhook", "Webhooks"),
    ];

    public bool Narrows => this != new AuditFilter();

    /// <summary>The search as PostgreSQL's full-text query; null when it holds no word.</summary>
    public string? Query
    {
        get
        {
            // As the words were taken apart when they were kept.
            var words = new string([.. (Search ?? "").Select(letter => char.IsLetterOrDigit(letter) ? letter : ' ')]).Split(' ', StringSplitOptions.RemoveEmptyEntries);
            return words.Length == 0 ? null : string.Join(" & ", words.Take(20).Select(word => $"{word}:*"));
        }
    }
}
