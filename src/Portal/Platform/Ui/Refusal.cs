using Portal.Domain;

namespace Portal.Platform.Ui;

/// <summary>A use case that ended otherwise than asked, as a sentence for the page.</summary>
public static class Refusal
{
    /// <summary>Throws for an outcome that is done.</summary>
    public static string Sentence<T>(Outcome<T> outcome) => outcome switch
    {
        Outcome<T>.Invalid(var problems) => string.Join(" ", problems.Select(problem => $"{problem.Message} {problem.Fix}")),
        Outcome<T>.NotFound(var what) => what,
        Outcome<T>.Forbidden(var why) => why,
        Outcome<T>.Conflict(var why) => why,
        Outcome<T>.Stale(var why) => why,
        _ => throw new ArgumentOutOfRangeException(nameof(outcome), outcome, "Nothing was refused."),
    };
}
