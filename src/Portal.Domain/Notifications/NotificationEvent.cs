using System.Globalization;
using Portal.Domain.Access;

namespace Portal.Domain.Notifications;

/// <summary>
/// Something that people are told about: the row of the outbox, written in the transaction of the state change. A job
/// spreads it afterwards to those it concerns.
/// </summary>
public sealed class NotificationEvent
{
    private const int LongestText = 1000;

    private NotificationEvent() { }

    public NotificationEventId Id { get; private set; }
    public NotificationKind Kind { get; private set; }
    public DateTimeOffset At { get; private set; }
    public string Title { get; private set; } = "";
    public string Text { get; private set; } = "";

    /// <summary>The page of the portal to go to.</summary>
    public string Path { get; private set; } = "";

    /// <summary>Who did it, and is not told.</summary>
    public PersonId Actor { get; private set; }
    public PersonId? Requester { get; private set; }
    public string? Team { get; private set; }
    public EnvironmentId? EnvironmentId { get; private set; }
    public string? EnvironmentName { get; private set; }

    /// <summary>The groups whose decision it waits for; empty where it waits for none.</summary>
    public IReadOnlyList<string> Groups { get; private set; } = [];

    /// <summary>Set for a test: it goes to this webhook and nobody else.</summary>
    public WebhookId? OnlyWebhook { get; private set; }

    /// <summary>When notifications and deliveries were made of it; null until then.</summary>
    public DateTimeOffset? SpreadAt { get; private set; }

    public static NotificationEvent ReviewWaits(Concern concern, ReviewId review, IReadOnlyList<string> groups, DateTimeOffset expiresAt, DateTimeOffset now)
    {
        var waits = Of(
            NotificationKind.ReviewWaiting, concern, Access.Actor.Portal, $"Review waits: {concern.Asked} {concern.Name}",
            $"{concern.RequesterName} of team {concern.Team} asks to {concern.Asked} {concern.Name}. Decide by {Day(expiresAt)}.", $"/reviews/{review}", now);
        waits.Groups = groups;
        return waits;
    }

    /// <summary>No change set came of a request, so there is nothing to review.</summary>
    public static NotificationEvent PreparationFailed(Concern concern, RequestId request, string why, DateTimeOffset now) => Of(
        NotificationKind.PreparationFailed, concern, Access.Actor.Portal, $"Not prepared: {concern.Asked} {concern.Name}", why, $"/requests/{request}", now);

    public static NotificationEvent Approved(Concern concern, ReviewId review, Actor by, string comment, DateTimeOffset now) => Of(
        NotificationKind.ReviewApproved, concern, by, $"Approved: {concern.Asked} {concern.Name}", $"{by.Name} approved. {comment}", $"/reviews/{review}", now);

    public static NotificationEvent Rejected(Concern concern, ReviewId review, Actor by, string comment, DateTimeOffset now) => Of(
        NotificationKind.ReviewRejected, concern, by, $"Rejected: {concern.Asked} {concern.Name}", $"{by.Name} rejected it. {comment}", $"/reviews/{review}", now);

    public static NotificationEvent SentBack(Concern concern, ReviewId review, Actor by, string comment, DateTimeOffset now) => Of(
        NotificationKind.ReviewSentBack, concern, by, $"Sent back: {concern.Asked} {concern.Name}", $"{by.Name} asks for a change. {comment}", $"/reviews/{review}", now);

    /// <summary>Nobody decided in time, or what was approved was not carried out in time.</summary>
    public static NotificationEvent Expired(Concern concern, ReviewId review, string why, DateTimeOffset now) => Of(
        NotificationKind.ReviewExpired, concern, Access.Actor.Portal, $"Expired: {concern.Asked} {concern.Name}", why, $"/reviews/{review}", now);

    /// <summary>What was approved is not what CloudFormation holds any more: a new change set goes to review.</summary>
    public static NotificationEvent WentBackToReview(Concern concern, string path, string why, DateTimeOffset now) => Of(
        NotificationKind.BackToReview, concern, Access.Actor.Portal, $"Back to review: {concern.Asked} {concern.Name}", why, path, now);

    public static NotificationEvent Succeeded(Concern concern, DeploymentId deployment, DateTimeOffset now) => Of(
        NotificationKind.DeploymentSucceeded, concern, Access.Actor.Portal, $"Deployed: {concern.Asked} {concern.Name}", $"The request to {concern.Asked} {concern.Name} is carried out.", $"/deployments/{deployment}", now);

    public static NotificationEvent Failed(Concern concern, DeploymentId deployment, string cause, DateTimeOffset now) => Of(
        NotificationKind.DeploymentFailed, concern, Access.Actor.Portal, $"Failed: {concern.Asked} {concern.Name}", cause, $"/deployments/{deployment}", now);

    public static NotificationEvent RolledBack(Concern concern, DeploymentId deployment, string cause, DateTimeOffset now) => Of(
        NotificationKind.DeploymentRolledBack, concern, Access.Actor.Portal, $"Rolled back: {concern.Asked} {concern.Name}", cause, $"/deployments/{deployment}", now);

    public static NotificationEvent Deleted(Concern concern, DateTimeOffset now) => Of(
        NotificationKind.EnvironmentDeleted, concern, Access.Actor.Portal, $"Deleted: {concern.Name}", $"The environment {concern.Name} of team {concern.Team} is deleted.", $"/environments/{concern.Environment}", now);

    public static NotificationEvent LeaseEnding(Concern concern, DateTimeOffset endsAt, int hours, DateTimeOffset now) => Of(
        NotificationKind.LeaseEnding, concern, Access.Actor.Portal, $"Lease ends within {hours} {(hours == 1 ? "hour" : "hours")}: {concern.Name}",
        $"The lease of {concern.Name} ends on {Day(endsAt)}. Extend it if it is still needed.", $"/environments/{concern.Environment}", now);

    public static NotificationEvent LeaseEnded(Concern concern, bool deletes, DateTimeOffset now) => Of(
        NotificationKind.LeaseEnded, concern, Access.Actor.Portal, $"Lease ended: {concern.Name}",
        deletes ? "The portal asks for its delete; it goes to review like any other. Extending the lease takes that back." : "Nothing is deleted. Extend the lease, or ask for the delete.", $"/environments/{concern.Environment}", now);

    public static NotificationEvent LeaseExtensionAsked(Concern concern, Actor by, int days, string note, DateTimeOffset now) => Of(
        NotificationKind.LeaseExtensionAsked, concern, by, $"Longer lease asked for: {concern.Name}", $"{by.Name} asks for {days} days, which is more than the policies give. {note}", $"/environments/{concern.Environment}", now);

    public static NotificationEvent LeaseExtensionDecided(Concern concern, Actor by, bool granted, string comment, DateTimeOffset now) => Of(
        NotificationKind.LeaseExtensionDecided, concern, by, $"Longer lease {(granted ? "granted" : "declined")}: {concern.Name}", $"{by.Name} {(granted ? "granted" : "declined")} it. {comment}", $"/environments/{concern.Environment}", now);

    public static NotificationEvent Stuck(Concern concern, DeploymentId deployment, string what, DateTimeOffset now) => Of(
        NotificationKind.DeploymentStuck, concern, Access.Actor.Portal, $"Stuck: {concern.Asked} {concern.Name}", what, $"/deployments/{deployment}", now);

    public static NotificationEvent ScheduleAsked(Concern concern, Actor by, string hours, string note, DateTimeOffset now) => Of(
        NotificationKind.ScheduleAsked, concern, by, $"Hours asked for: {concern.Name}", $"{by.Name} asks to run {concern.Name} only {hours}. {note}", $"/environments/{concern.Environment}", now);

    public static NotificationEvent ScheduleDecided(Concern concern, Actor by, bool granted, string comment, DateTimeOffset now) => Of(
        NotificationKind.ScheduleDecided, concern, by, $"Hours {(granted ? "granted" : "declined")}: {concern.Name}", $"{by.Name} {(granted ? "granted" : "declined")} them. {comment}", $"/environments/{concern.Environment}", now);

    /// <summary>A stop or start does not get on, or a stopped database runs.</summary>
    public static NotificationEvent ScheduleTroubled(Concern concern, string what, DateTimeOffset now) => Of(
        NotificationKind.ScheduleTroubled, concern, Access.Actor.Portal, $"Schedule: {concern.Name}", what, $"/environments/{concern.Environment}", now);

    /// <summary>An environment's month is about to leave the band, or has left it.</summary>
    public static NotificationEvent LeavesBand(Concern concern, bool hasLeft, string text, DateTimeOffset now) => OfCosts(
        hasLeft ? NotificationKind.CostAboveBand : NotificationKind.CostForecastAbove, concern, $"{(hasLeft ? "Above the band" : "Forecast above the band")}: {concern.Name}", text, now);

    public static NotificationEvent CostAnomaly(Concern concern, string text, DateTimeOffset now) => OfCosts(NotificationKind.CostAnomaly, concern, $"Cost anomaly: {concern.Name}", text, now);

    /// <summary>What health saw of an environment: all of it in one.</summary>
    public static NotificationEvent OfHealth(NotificationKind kind, Concern concern, string title, string text, DateTimeOffset now) => Of(
        kind, concern, Access.Actor.Portal, title, text, $"/environments/{concern.Environment}", now);

    public static NotificationEvent DrillAsked(Concern concern, Actor by, string what, string note, string path, DateTimeOffset now) => Of(
        NotificationKind.DrillAsked, concern, by, $"Drill asked for: {concern.Name}", $"{by.Name} asks to fail the {what} of {concern.Name} over. {note}", path, now);

    public static NotificationEvent DrillStarted(Concern concern, string what, string by, string path, DateTimeOffset now) => Of(
        NotificationKind.DrillStarted, concern, Access.Actor.Portal, $"Drill started: {concern.Name}", $"The {what} of {concern.Name} is being failed over; {by} asked for it. What goes wrong in the next minutes may be meant so.", path, now);

    /// <summary>With its result, or why nothing was failed over.</summary>
    public static NotificationEvent DrillEnded(Concern concern, Actor by, string result, string path, DateTimeOffset now) => Of(
        NotificationKind.DrillEnded, concern, by, $"Drill ended: {concern.Name}", result, path, now);

    public static NotificationEvent TestOf(WebhookId webhook, Actor by, DateTimeOffset now) => new()
    {
        Id = NewId.At<NotificationEventId>(now),
        Kind = NotificationKind.Test,
        At = now,
        Title = "Test",
        Text = $"{by.Name} tries this webhook.",
        Path = $"/webhooks/{webhook}",
        Actor = by.Id,
        OnlyWebhook = webhook,
    };

    public void Spread(DateTimeOffset now)
    {
        if (SpreadAt is not null) throw new InvalidOperationException($"Event {Id} is spread already.");
        SpreadAt = now;
    }

    private static NotificationEvent Of(NotificationKind kind, Concern concern, Actor by, string title, string text, string path, DateTimeOffset now) => new()
    {
        Id = NewId.At<NotificationEventId>(now),
        Kind = kind,
        At = now,
        Title = title,
        Text = text.Trim() is { Length: > LongestText } tooLong ? tooLong[..LongestText] + "…" : text.Trim(),
        Path = path,
        Actor = by.Id,
        Requester = concern.Requester,
        Team = concern.Team,
        EnvironmentId = concern.Environment,
        EnvironmentName = concern.Name,
    };

    // Cost reviewers hear of it beside owner and team.
    private static NotificationEvent OfCosts(NotificationKind kind, Concern concern, string title, string text, DateTimeOffset now)
    {
        var news = Of(kind, concern, Access.Actor.Portal, title, text, $"/environments/{concern.Environment}/costs", now);
        news.Groups = [ApproverGroups.Cost];
        return news;
    }

    private static string Day(DateTimeOffset at) => at.ToString("d MMM HH:mm 'UTC'", CultureInfo.InvariantCulture);
}
