using System.Collections.Frozen;

namespace Portal.Platform.Ui;

/// <summary>How a state looks: an icon and a word, always both; the tone only repeats them.</summary>
public sealed record StatusLook(string Icon, string Word, Tone Tone);

/// <summary>The one table of looks. Green is for what is known to be well, grey for what is not known, red for outages and losses.</summary>
public static class Statuses
{
    private static readonly FrozenDictionary<Status, StatusLook> Looks = new Dictionary<Status, StatusLook>
    {
        [Status.Healthy] = new(Icons.CheckCircle, "Healthy", Tone.Ok),
        [Status.Degraded] = new(Icons.Warning, "Degraded", Tone.Warn),
        [Status.Down] = new(Icons.Down, "Down", Tone.Bad),
        [Status.Unknown] = new(Icons.Unknown, "Unknown", Tone.Idle),
        [Status.Stale] = new(Icons.Unknown, "Stale", Tone.Idle),
        [Status.Building] = new(Icons.Building, "Building", Tone.Accent),
        [Status.Overdue] = new(Icons.Clock, "Overdue", Tone.Warn),
        [Status.Scheduled] = new(Icons.Calendar, "Scheduled", Tone.Idle),
        [Status.BelowBand] = new(Icons.ArrowDown, "Below band", Tone.Idle),
        [Status.InBand] = new(Icons.InBand, "In band", Tone.Ok),
        [Status.ForecastAbove] = new(Icons.TrendingUp, "Forecast above", Tone.Warn),
        [Status.AboveBand] = new(Icons.ArrowUp, "Above band", Tone.Warn),
        [Status.Unpriced] = new(Icons.Unknown, "Not priced", Tone.Idle),
        [Status.Draft] = new(Icons.Document, "Draft", Tone.Idle),
        [Status.Submitted] = new(Icons.Send, "Submitted", Tone.Accent),
        [Status.Preparing] = new(Icons.Building, "Preparing", Tone.Accent),
        [Status.InReview] = new(Icons.Review, "In review", Tone.Accent),
        [Status.Approved] = new(Icons.CheckCircle, "Approved", Tone.Ok),
        [Status.Deploying] = new(Icons.Building, "Deploying", Tone.Accent),
        [Status.Done] = new(Icons.CheckCircle, "Done", Tone.Ok),
        [Status.Failed] = new(Icons.Down, "Failed", Tone.Bad),
        [Status.Rejected] = new(Icons.Block, "Rejected", Tone.Bad),
        [Status.SentBack] = new(Icons.Undo, "Sent back", Tone.Warn),
        [Status.Withdrawn] = new(Icons.Close, "Withdrawn", Tone.Idle),
        [Status.Expired] = new(Icons.Clock, "Expired", Tone.Idle),
        [Status.Waiting] = new(Icons.Clock, "Waiting", Tone.Accent),
        [Status.Creating] = new(Icons.Building, "Creating", Tone.Accent),
        [Status.Ready] = new(Icons.CheckCircle, "Ready", Tone.Ok),
        [Status.Updating] = new(Icons.Building, "Updating", Tone.Accent),
        [Status.Deleting] = new(Icons.Building, "Deleting", Tone.Accent),
        [Status.Deleted] = new(Icons.Delete, "Deleted", Tone.Idle),
        [Status.Imported] = new(Icons.Download, "Imported", Tone.Idle),
        [Status.Stopping] = new(Icons.Pause, "Stopping", Tone.Accent),
        [Status.Stopped] = new(Icons.Pause, "Stopped", Tone.Idle),
        [Status.Starting] = new(Icons.Play, "Starting", Tone.Accent),
        [Status.Pending] = new(Icons.Clock, "Pending", Tone.Idle),
        [Status.InProgress] = new(Icons.Building, "In progress", Tone.Accent),
        [Status.Succeeded] = new(Icons.CheckCircle, "Succeeded", Tone.Ok),
        [Status.RolledBack] = new(Icons.Undo, "Rolled back", Tone.Bad),
        [Status.RollbackFailed] = new(Icons.Down, "Rollback failed", Tone.Bad),
        [Status.Cancelled] = new(Icons.Block, "Cancelled", Tone.Idle),
        [Status.InSync] = new(Icons.CheckCircle, "In sync", Tone.Ok),
        [Status.Drifted] = new(Icons.Drift, "Drifted", Tone.Warn),
        [Status.Enough] = new(Icons.CheckCircle, "Enough", Tone.Ok),
        [Status.NotEnough] = new(Icons.Down, "Not enough", Tone.Bad),
        [Status.Met] = new(Icons.CheckCircle, "Met", Tone.Ok),
        [Status.Missed] = new(Icons.Warning, "Missed", Tone.Warn),
        [Status.None] = new(Icons.CheckCircle, "None", Tone.Ok),
    }.ToFrozenDictionary();

    public static StatusLook Look(this Status status) => Looks[status];

    /// <summary>For sorting worst first, descending: outages, then warnings, what is not known, what is going on, what is well.</summary>
    public static int Severity(this Status status) => status.Look().Tone switch
    {
        Tone.Bad => 4,
        Tone.Warn => 3,
        Tone.Idle => 2,
        Tone.Accent => 1,
        _ => 0,
    };

    /// <summary>The state of that name, whatever its case ("rolledBack", "RolledBack"); a name not in the table is unknown, never an error.</summary>
    public static Status Named(string? name) =>
        Enum.TryParse<Status>(name, ignoreCase: true, out var status) && Enum.IsDefined(status) && !char.IsAsciiDigit(name![0]) ? status : Status.Unknown;
}
