namespace Portal.Platform.Ui;

/// <summary>
/// Every state a screen shows. Names are those of the domain and the API, so a domain state is shown by its own name
/// (<c>Statuses.Named(request.State.ToString())</c>).
/// </summary>
public enum Status
{
    // how it is doing
    Healthy, Degraded, Down, Unknown, Stale, Building, Overdue, Scheduled,
    // where its cost stands
    BelowBand, InBand, ForecastAbove, AboveBand, Unpriced,
    // requests
    Draft, Submitted, Preparing, InReview, Approved, Deploying, Done, Failed, Rejected, SentBack, Withdrawn, Expired,
    // reviews
    Waiting,
    // environments
    Creating, Ready, Updating, Deleting, Deleted, Imported, Stopping, Stopped, Starting,
    // deployments
    Pending, InProgress, Succeeded, RolledBack, RollbackFailed, Cancelled,
    // what is checked
    InSync, Drifted, Enough, NotEnough, Met, Missed, None,
}
