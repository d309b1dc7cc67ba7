namespace Portal.AwsSandbox.CloudWatch.Metrics;

/// <summary>The standard normal distribution.</summary>
internal static class Bell
{
    /// <summary>The share below a point (Abramowitz and Stegun 7.1.26, to seven digits).</summary>
    public static double Share(double at)
    {
        var x = Math.Abs(at) / Math.Sqrt(2);
        var t = 1 / (1 + 0.3275911 * x);
        var tail = ((((1.061405429 * t - 1.453152027) * t + 1.421413741) * t - 0.284496736) * t + 0.254829592) * t * Math.Exp(-x * x);
        return at >= 0 ? 1 - tail / 2 : tail / 2;
    }

    /// <summary>The point below which a share lies (Abramowitz and Stegun 26.2.23, to three digits).</summary>
    public static double Quantile(double share)
    {
        var tail = Math.Clamp(Math.Min(share, 1 - share), 1e-12, 0.5);
        var t = Math.Sqrt(-2 * Math.Log(tail));
        var reach = t - ((0.010328 * t + 0.802853) * t + 2.515517) / (((0.001308 * t + 0.189269) * t + 1.432788) * t + 1);
        return share >= 0.5 ? reach : -reach;
    }
}
