using Portal.AwsSandbox.Traffic;

namespace Portal.AwsSandbox.CloudWatch.Physics;

/// <summary>The distribution in a minute; requests and errors are whole numbers.</summary>
public sealed record EdgeMinute(double Requests, double Bytes, double ServerErrors, double ClientErrors)
{
    public static EdgeMinute? Of(StackPicture picture, long minute, double demand, AppMinute? app)
    {
        var at = Span.Of(minute);
        if (demand <= 0 || picture.First("AWS::CloudFront::Distribution", at) is null) return null;
        var requests = picture.Whole(demand / EdgeTraffic.OneIn, 41, minute);
        var misses = picture.Whole(requests * (1 - EdgeTraffic.CacheHits), 1, minute);
        return new EdgeMinute(
            requests, requests * EdgeTraffic.BytesPerRequest,
            app is null ? 0 : Math.Min(misses, picture.Whole(misses * Share(app.TargetErrors + app.BalancerErrors, app), 42, minute)),
            Math.Min(requests - misses, picture.Whole((requests - misses) * 0.004, 43, minute)) + (app is null ? 0 : Math.Floor(misses * Share(app.ClientErrors, app))));
    }

    // What the load balancer answers to all, it answers to those who come over the edge.
    private static double Share(double answers, AppMinute app) => answers <= 0 ? 0 : answers / Math.Max(answers, app.Requests);
}
