using Portal.Domain;
using Portal.Domain.Reviews;

namespace Portal.Reviews;

/// <summary>A decision as a person or a script asks for it.</summary>
/// <param name="Digest">The one that was on the screen.</param>
public sealed record AskedDecision(Decision Decision, string Digest, string Comment)
{
    public const int LongestComment = 4000, LongestFieldComment = 1000, MostFields = 100;

    /// <summary>When it may begin; only with an approval.</summary>
    public ChangeWindow? Window { get; init; }

    /// <summary>The environment's name, typed, where data is at stake.</summary>
    public string? Confirm { get; init; }

    /// <summary>Comments by the path of a field; only when it is sent back.</summary>
    public IReadOnlyDictionary<string, string> Fields { get; init; } = new Dictionary<string, string>();

    /// <summary>What is wrong with it whatever review it is for.</summary>
    public IReadOnlyList<Problem> Check(DateTimeOffset now) => [.. CheckTexts(), .. CheckWindow(now), .. CheckFields()];

    private IEnumerable<Problem> CheckTexts()
    {
        if (Digest.Length == 0) yield return new Problem("digest", "required", "The decision names no digest.", "Send the digest that the review shows.");
        if (Decision is not Decision.Approve && string.IsNullOrWhiteSpace(Comment))
            yield return new Problem("comment", "required", "There is no comment.", "Say in a sentence what the requester should change.");
        if (Comment.Length > LongestComment) yield return new Problem("comment", "length", $"The comment has {Comment.Length} characters; {LongestComment} are kept.", "Shorten it.");
    }

    private IEnumerable<Problem> CheckWindow(DateTimeOffset now)
    {
        if (Window is not { } window) yield break;
        if (Decision is not Decision.Approve) yield return new Problem("window", "notAllowed", "Only an approval has a change window.", "Leave it out.");
        else if (window.End <= window.Start) yield return new Problem("window.end", "range", "The change window ends before it begins.", "Choose an end after the start.");
        else if (window.End <= now) yield return new Problem("window.end", "range", "The change window has passed.", "Choose an end in the future.");
    }

    private IEnumerable<Problem> CheckFields()
    {
        if (Fields.Count == 0) yield break;
        if (Decision is not Decision.SendBack) yield return new Problem("fields", "notAllowed", "Comments on fields go with sending back.", "Leave them out, or send it back.");
        if (Fields.Count > MostFields) yield return new Problem("fields", "count", $"There are {Fields.Count} comments on fields; {MostFields} are kept.", "Put some together.");
        foreach (var (path, comment) in Fields)
        {
            if (path.Length is 0 or > 200) yield return new Problem("fields", "length", "A field's path is empty or too long.", "Name the field as the request does, such as inputs.DbBackupDays.");
            if (string.IsNullOrWhiteSpace(comment) || comment.Length > LongestFieldComment)
                yield return new Problem($"fields.{path}", "length", $"A comment on a field has 1 to {LongestFieldComment} characters.", "Say what should be changed there.");
        }
    }
}
