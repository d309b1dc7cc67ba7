namespace Portal.Domain.Health;

/// <summary>What an objective is measured by, over any stretch of time. Sums of stretches add up to the sum of the whole.</summary>
/// <param name="Requests">All that users asked: those handed to a target, and those the load balancer answered itself with 5xx.</param>
/// <param name="Failed">Of these, 5xx of targets and of the load balancer.</param>
/// <param name="Measured">Minutes of which anything is known.</param>
/// <param name="Busy">Minutes with requests.</param>
/// <param name="Down">Minutes without a healthy target.</param>
/// <param name="Silent">Of these, minutes without a request counted: nobody got through to be counted.</param>
public readonly record struct ServiceSums(long Requests, long Failed, long Measured, long Busy, long Down, long Silent)
{
    public static ServiceSums operator +(ServiceSums left, ServiceSums right) => Add(left, right);

    public static ServiceSums Add(ServiceSums left, ServiceSums right) => new(
        left.Requests + right.Requests, left.Failed + right.Failed, left.Measured + right.Measured, left.Busy + right.Busy, left.Down + right.Down, left.Silent + right.Silent);

    public static ServiceSums Of(CellTable cells, int from, int to)
    {
        long Sum(HealthMetric metric) => (long)Math.Round(cells.Merged(metric, from, to)?.Sum ?? 0);
        var balancer = Sum(HealthMetric.BalancerErrors);
        return new ServiceSums(
            Sum(HealthMetric.Requests) + balancer, Sum(HealthMetric.TargetErrors) + balancer,
            Sum(HealthMetric.Measured), Sum(HealthMetric.Busy), Sum(HealthMetric.Down), Sum(HealthMetric.Silent));
    }

    public static ServiceSums OfEdge(CellTable cells, int from, int to) => new(
        (long)(cells.Merged(HealthMetric.EdgeRequests, from, to)?.Sum ?? 0), (long)(cells.Merged(HealthMetric.EdgeErrors, from, to)?.Sum ?? 0), 0, 0, 0, 0);

    /// <summary>
    /// The share of requests that failed, from 0 to 1; null without traffic. A minute without a healthy target in which nothing was counted
    /// counts as if its usual requests had all failed: RequestCount leaves out what was turned away before a target was chosen.
    /// </summary>
    public double? ErrorShare
    {
        get
        {
            if (Requests == 0) return Down > 0 && Measured > 0 ? (double)Down / Measured : null;
            var lost = Busy == 0 ? 0 : Silent * ((double)Requests / Busy);
            return Math.Min(1, (Failed + lost) / (Requests + lost));
        }
    }
}
