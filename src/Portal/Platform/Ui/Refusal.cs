using Portal.Domain;

namespace Portal.Platform.Ui;

/// <summary>An ending that was not the wished one, as a sentence for the page.</summary>
public static class Refusal
{
    /// <summary>Null when it was done.</summary>
    public static string? Sentence<T>(this Outcome<T> outcome) => outcome switch
    {
        Outcome<T>.Done => null,
        Outcome<T>.Invalid(var problems) => string.Join(' ', problems.Select(problem => $"{problem.Message} {problem.Fix}")),
        Outcome<T>.NotFound(var what) => what,
        Outcome<T>.Forbidden(var why) => why,
        Outcome<T>.Conflict(var why) => why,
        Outcome<T>.Stale(var why) => why,
        _ => throw new InvalidOperationException($"{outcome.GetType()} is not one of the endings."),
    };
}
