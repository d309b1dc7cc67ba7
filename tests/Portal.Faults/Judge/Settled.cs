using Npgsql;
using Portal.Faults.World;
using Portal.Tests.Harness;

namespace Portal.Faults.Judge;

/// <summary>Waits until nothing is under way any more: whatever stays under way is stuck.</summary>
internal static class Settled
{
    private static readonly TimeSpan Longest = TimeSpan.FromMinutes(4);

    private const string UnderWay = """
        SELECT 'request ' || request_id || ' is ' || state || ': ' || coalesce(reason, '') FROM request_standings WHERE state IN ('Submitted', 'Preparing', 'Approved', 'Deploying')
        UNION ALL SELECT 'deployment ' || id || ' is ' || state || ': ' || coalesce(last_fault, '') FROM deployments WHERE state IN ('Pending', 'InProgress')
        UNION ALL SELECT 'change set ' || id || ' is ' || state || ': ' || coalesce(last_fault, '') FROM change_sets WHERE state IN ('Pending', 'Creating')
        UNION ALL SELECT 'change set ' || c.id || ' is not cleared away: ' || coalesce(c.last_fault, '') FROM change_sets c JOIN requests r ON r.id = c.request_id
            LEFT JOIN reviews v ON v.change_set_id = c.id LEFT JOIN deployments d ON d.change_set_id = c.id
            WHERE c.discarded_at IS NULL AND d.started_at IS NULL AND (c.state IN ('Empty', 'Failed') OR v.state IN ('Rejected', 'SentBack', 'Expired', 'Withdrawn', 'Lapsed')
                OR r.state = 'Withdrawn' OR r.revision > c.revision OR d.state IN ('Failed', 'Cancelled'))
        UNION ALL SELECT 'review ' || v.id || ' is waiting for a request that was withdrawn' FROM reviews v JOIN requests r ON r.id = v.request_id WHERE v.state = 'Waiting' AND r.state = 'Withdrawn'
        UNION ALL SELECT 'environment ' || id || ' is ' || state FROM environments WHERE state IN ('Creating', 'Updating', 'Deleting')
        UNION ALL SELECT 'environment of ' || d.id || ' is not recorded' FROM deployments d LEFT JOIN environments e ON e.id = d.environment_id WHERE d.state = 'Succeeded' AND e.id IS NULL
        UNION ALL SELECT 'audit row ' || id || ' is not sealed' FROM audit WHERE sequence IS NULL
        UNION ALL SELECT 'event ' || id || ' is not spread' FROM notification_events WHERE spread_at IS NULL
        UNION ALL SELECT 'delivery ' || id || ' is not delivered: ' || coalesce(last_answer, '') FROM deliveries WHERE state = 'Pending'
        UNION ALL SELECT 'drift of ' || environment_id || ' was asked for by ' || asked_by FROM environment_drifts WHERE asked_by IS NOT NULL
        """;

    /// <returns>What never came to an end.</returns>
    public static async Task<IReadOnlyList<string>> LeftAsync(Installation world)
    {
        IReadOnlyList<string> left = ["nobody has looked yet"];
        try
        {
            await Patience.UntilAsync(async () =>
            {
                try
                {
                    left = [.. (await world.Cluster.RowsAsync(UnderWay)).Select(row => row[0])];
                }
                catch (NpgsqlException fault)
                {
                    left = [$"The database can't be asked: {fault.Message}"];
                }
                return left.Count == 0;
            }, () => "", Longest);
        }
        catch (TimeoutException)
        {
            // Told by the judge, each of them.
        }
        return left;
    }
}
