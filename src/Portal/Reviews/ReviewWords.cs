using System.Text.Encodings.Web;
using System.Text.Json;
using Portal.Requests;

namespace Portal.Reviews;

/// <summary>How reviews are spoken of, and the texts behind them.</summary>
internal static class ReviewWords
{
    private static readonly JsonSerializerOptions Indented = new() { WriteIndented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>"Change cart-prod".</summary>
    public static string Title(ReviewView view) => $"{KindWords.Verb(view.ChangeSet.Kind)} {view.Revision.Content.Name}";

    /// <summary>Shortened so that two can be compared by eye: "7f3a 91c4 e0b2 … 5d18".</summary>
    public static string Short(string digest) =>
        digest.Length < 20 ? digest : $"{digest[..4]} {digest[4..8]} {digest[8..12]} … {digest[^4..]}";

    /// <summary>What CloudFormation listed, word for word.</summary>
    public static string RawChangeSet(ReviewView view) => JsonSerializer.Serialize(new
    {
        ChangeSetName = view.ChangeSet.Name,
        ChangeSetId = view.ChangeSet.Arn,
        view.ChangeSet.StackName,
        view.ChangeSet.StackId,
        view.Parameters,
        view.ChangeSet.Rendered?.Tags,
        view.ChangeSet.Rendered?.Capabilities,
        view.ChangeSet.Changes,
        view.ChangeSet.Plan,
    }, Indented);

    public static string Template(ReviewView view)
    {
        if (view.ChangeSet.Rendered is not { } rendered) return "";
        using var body = JsonDocument.Parse(rendered.Body);
        return JsonSerializer.Serialize(body, Indented);
    }
}
