namespace Portal.Platform.Data;

/// <summary>
/// The view behind <see cref="Portal.Domain.Requests.RequestStanding"/>: what the later stages' records say about the
/// newest change set of a request's current revision.
/// </summary>
internal static class RequestStandings
{
    /// <summary>The first form, over the columns that there were then.</summary>
    public const string Create = """
        CREATE VIEW request_standings AS
        SELECT r.id AS request_id,
               CASE
                   WHEN r.state = 'Draft' THEN 'Draft'
                   WHEN r.state = 'Withdrawn' THEN 'Withdrawn'
                   WHEN c.id IS NULL THEN 'Submitted'
                   WHEN c.state IN ('Pending', 'Creating') THEN 'Preparing'
                   WHEN c.state = 'Failed' THEN 'Failed'
                   WHEN c.state = 'Empty' THEN 'Done'
                   WHEN v.id IS NULL THEN 'Preparing'
                   WHEN v.state = 'Waiting' THEN 'InReview'
                   WHEN v.state = 'Rejected' THEN 'Rejected'
                   WHEN v.state = 'SentBack' THEN 'SentBack'
                   WHEN v.state = 'Expired' THEN 'Expired'
                   WHEN v.state = 'Withdrawn' THEN 'Withdrawn'
                   WHEN d.id IS NULL THEN 'Approved'
                   WHEN d.state IN ('Pending', 'InProgress') THEN 'Deploying'
                   WHEN d.state = 'Succeeded' THEN 'Done'
                   -- Refused before anything ran: the line goes back to a new change set by itself.
                   WHEN d.cause->>'code' IN ('digestChanged', 'changeSetGone') THEN 'Preparing'
                   ELSE 'Failed'
               END AS state,
               c.id AS change_set_id,
               v.id AS review_id,
               d.id AS deployment_id,
               COALESCE(d.cause->>'message', d.last_fault, NULLIF(v.comment, ''), c.reason, c.last_fault) AS reason
        FROM requests r
        LEFT JOIN LATERAL (
            SELECT * FROM change_sets s WHERE s.request_id = r.id AND s.revision = r.revision ORDER BY s.attempt DESC LIMIT 1) c ON true
        LEFT JOIN reviews v ON v.change_set_id = c.id
        LEFT JOIN deployments d ON d.review_id = v.id
        """;

    /// <summary>The second form: approvals that ran out go back to review, with their note.</summary>
    public const string CreateWithLapses = """
        CREATE VIEW request_standings AS
        SELECT r.id AS request_id,
               CASE
                   WHEN r.state = 'Draft' THEN 'Draft'
                   WHEN r.state = 'Withdrawn' THEN 'Withdrawn'
                   WHEN c.id IS NULL THEN 'Submitted'
                   WHEN c.state IN ('Pending', 'Creating') THEN 'Preparing'
                   WHEN c.state = 'Failed' THEN 'Failed'
                   WHEN c.state = 'Empty' THEN 'Done'
                   WHEN v.id IS NULL THEN 'Preparing'
                   WHEN v.state = 'Waiting' THEN 'InReview'
                   WHEN v.state = 'Rejected' THEN 'Rejected'
                   WHEN v.state = 'SentBack' THEN 'SentBack'
                   WHEN v.state = 'Expired' THEN 'Expired'
                   WHEN v.state = 'Withdrawn' THEN 'Withdrawn'
                   -- The approval ran out before anything began: the line goes back to a new change set by itself.
                   WHEN v.state = 'Lapsed' THEN 'Preparing'
                   WHEN d.id IS NULL THEN 'Approved'
                   WHEN d.state IN ('Pending', 'InProgress') THEN 'Deploying'
                   WHEN d.state = 'Succeeded' THEN 'Done'
                   -- Refused before anything ran: the line goes back to a new change set by itself.
                   WHEN d.cause->>'code' IN ('digestChanged', 'changeSetGone', 'approvalLapsed') THEN 'Preparing'
                   ELSE 'Failed'
               END AS state,
               c.id AS change_set_id,
               v.id AS review_id,
               d.id AS deployment_id,
               COALESCE(d.cause->>'message', d.last_fault, CASE WHEN v.state IN ('Waiting', 'Lapsed', 'Expired') THEN NULLIF(v.note, '') END, NULLIF(v.comment, ''), c.reason, c.last_fault) AS reason
        FROM requests r
        LEFT JOIN LATERAL (
            SELECT * FROM change_sets s WHERE s.request_id = r.id AND s.revision = r.revision ORDER BY s.attempt DESC LIMIT 1) c ON true
        LEFT JOIN reviews v ON v.change_set_id = c.id
        LEFT JOIN deployments d ON d.review_id = v.id
        """;

    /// <summary>The view as it is now: a failed deployment that somebody wants tried again is on its way too.</summary>
    public const string CreateWithRetries = """
        CREATE VIEW request_standings AS
        SELECT r.id AS request_id,
               CASE
                   WHEN r.state = 'Draft' THEN 'Draft'
                   WHEN r.state = 'Withdrawn' THEN 'Withdrawn'
                   WHEN c.id IS NULL THEN 'Submitted'
                   WHEN c.state IN ('Pending', 'Creating') THEN 'Preparing'
                   WHEN c.state = 'Failed' THEN 'Failed'
                   WHEN c.state = 'Empty' THEN 'Done'
                   WHEN v.id IS NULL THEN 'Preparing'
                   WHEN v.state = 'Waiting' THEN 'InReview'
                   WHEN v.state = 'Rejected' THEN 'Rejected'
                   WHEN v.state = 'SentBack' THEN 'SentBack'
                   WHEN v.state = 'Expired' THEN 'Expired'
                   WHEN v.state = 'Withdrawn' THEN 'Withdrawn'
                   -- The approval ran out before anything began: the line goes back to a new change set by itself.
                   WHEN v.state = 'Lapsed' THEN 'Preparing'
                   WHEN d.id IS NULL THEN 'Approved'
                   WHEN d.state IN ('Pending', 'InProgress') THEN 'Deploying'
                   WHEN d.state = 'Succeeded' THEN 'Done'
                   -- Refused before anything ran: the line goes back to a new change set by itself.
                   WHEN d.cause->>'code' IN ('digestChanged', 'changeSetGone', 'approvalLapsed') THEN 'Preparing'
                   -- Somebody wants it tried again: a new change set follows.
                   WHEN d.retried_at IS NOT NULL THEN 'Preparing'
                   ELSE 'Failed'
               END AS state,
               c.id AS change_set_id,
               v.id AS review_id,
               d.id AS deployment_id,
               COALESCE(CASE WHEN d.state NOT IN ('Pending', 'InProgress') THEN d.cause->>'message' END, d.last_fault, CASE WHEN v.state IN ('Waiting', 'Lapsed', 'Expired') THEN NULLIF(v.note, '') END, NULLIF(v.comment, ''), c.reason, c.last_fault) AS reason
        FROM requests r
        LEFT JOIN LATERAL (
            SELECT * FROM change_sets s WHERE s.request_id = r.id AND s.revision = r.revision ORDER BY s.attempt DESC LIMIT 1) c ON true
        LEFT JOIN reviews v ON v.change_set_id = c.id
        LEFT JOIN deployments d ON d.review_id = v.id
        """;

    public const string Drop = "DROP VIEW request_standings";
}
