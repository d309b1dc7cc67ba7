namespace Portal.AwsSandbox.CloudWatch.Physics;

/// <summary>The distribution in a minute; requests and errors are whole numbers.</summary>
public sealed record EdgeMinute(double Requests, double Bytes, double ServerErrors, double ClientErrors)
{
    public static EdgeMinute? Of(StackPicture picture, long minute, double demand, AppMinute? app)
    {
        var at = Span.Of(minute);
        if (demand <= 0 || picture.First("AWS::CloudFront::Distribution", at) is null) return null;
        // Every page brings images and scripts, which the edge answers itself.
        var assets = picture.Whole(demand * (app is null ? 1 : 1.4 + 1.6 * picture.Chance(40, 0)), 41, minute);
        var pages = app is null ? 0 : picture.Whole(demand, 1, minute);
        var requests = assets + pages;
        return new EdgeMinute(
            requests, requests * (16_000 + 22_000 * picture.Chance(42, 0)),
            app is null ? 0 : Math.Min(pages, app.TargetErrors + app.BalancerErrors),
            (app?.ClientErrors ?? 0) + picture.Whole(assets * 0.004, 43, minute));
    }
}
