using Portal.Domain.Requests;
using Portal.Environments;
using Portal.Platform.Ui;
using Portal.Requests;
using Portal.Reviews;

namespace Portal.Home;

/// <summary>Something that only this person can move on.</summary>
/// <param name="Text">What it says or lacks.</param>
/// <param name="Verb">What the link does: "Go on".</param>
public sealed record WaitingItem(string Key, string Icon, Tone Tone, string Title, string? Text, string Verb, string Href, DateTimeOffset At);

public static class Waiting
{
    /// <summary>Reviews to decide, worst first, then what else is asked of approvers, then what came back, then drafts; those newest first.</summary>
    /// <param name="mine">This person's requests, newest first.</param>
    /// <param name="toDecide">Reviews that wait for this person.</param>
    /// <param name="asks">Hours and leases that wait for this person.</param>
    public static IReadOnlyList<WaitingItem> Of(IReadOnlyList<RequestView> mine, IReadOnlyList<ReviewView> toDecide, IReadOnlyList<EnvironmentAsk> asks)
    {
        // A later request for the same environment answers an earlier one that failed.
        var newest = mine.DistinctBy(view => view.Request.EnvironmentId).ToList();
        return
        [
            .. toDecide.Select(Decide),
            .. asks.Select(Decide),
            .. newest.Where(view => view.Standing.State is Standing.SentBack or Standing.Failed or Standing.Rejected or Standing.Expired).Select(CameBack),
            .. mine.Where(view => view.Standing.State is Standing.Draft).Select(GoOn),
        ];
    }

    private static WaitingItem Decide(ReviewView view) => new(view.Review.Id.Value, Icons.Review, Tone.Accent,
        $"Review: {KindWords.Verb(view.Request.Kind).ToLowerInvariant()} {view.Content.Name}",
        $"{view.Request.RequesterName}, team {view.Request.Team}", "Review it", $"/reviews/{view.Review.Id}", view.Review.OpenedAt);

    /// <summary>Where an ask is decided.</summary>
    public static string PlaceOf(EnvironmentAsk ask) => $"/environments/{ask.Name}";

    private static WaitingItem Decide(EnvironmentAsk ask) => new($"{ask.Id}/{ask.What}", Icons.Clock, Tone.Accent, $"{ask.Name} asks for {ask.What}", $"{ask.ByName}, team {ask.Team}", "Decide", PlaceOf(ask), ask.At);

    private static WaitingItem CameBack(RequestView view)
    {
        var look = Statuses.Named(view.Standing.State.ToString()).Look();
        return new(view.Request.Id.Value, look.Icon, look.Tone, $"{look.Word}: {view.Content.Name}", view.Standing.Reason, "Open and send again", $"/requests/{view.Request.Id}", view.Request.UpdatedAt);
    }

    private static WaitingItem GoOn(RequestView view) => new(view.Request.Id.Value, Icons.Document, Tone.Plain,
        $"Draft: {(view.Content.Name.Length > 0 ? view.Content.Name : "not named yet")}",
        view.Request.Kind is RequestKind.Create ? $"Create from {view.Content.Preset ?? "no preset"}, {view.Content.Product}" : $"{KindWords.Verb(view.Request.Kind)}, {view.Content.Product} {view.Content.ProductVersion}", "Go on",
        view.Request.Kind is RequestKind.Delete ? $"/requests/{view.Request.Id}" : $"/requests/{view.Request.Id}/edit", view.Request.UpdatedAt);
}
