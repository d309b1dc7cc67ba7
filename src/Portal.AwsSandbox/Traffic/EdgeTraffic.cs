namespace Portal.AwsSandbox.Traffic;

/// <summary>
/// What comes over the edge of all that is asked of an environment: the same for CloudFront's metrics and for its bill. The demand of
/// this world is counted at the load balancer, where most callers come without a distribution in between; the edge's share is chosen
/// such that an environment at its usual load uses what the worked examples of such environments assume: some 300 GB and some millions
/// of requests a month.
/// </summary>
public static class EdgeTraffic
{
    /// <summary>Of so many requests one comes over the edge.</summary>
    public const int OneIn = 30;

    /// <summary>Bytes that the edge answers a request with, on average.</summary>
    public const int BytesPerRequest = 38_100;

    /// <summary>The share of the edge's requests that its cache answers; the others go on to the origin.</summary>
    public const double CacheHits = 0.7;
}
