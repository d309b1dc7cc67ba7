using Portal.AwsSandbox.Standing;

namespace Portal.AwsSandbox.CloudWatch.Physics;

/// <summary>A minute, and how much of it something took.</summary>
internal static class Span
{
    public static readonly TimeSpan Minute = TimeSpan.FromMinutes(1);

    public static DateTimeOffset Of(long minute) => DateTimeOffset.UnixEpoch.AddMinutes(minute);

    public static long MinuteOf(DateTimeOffset at) => at.ToUnixTimeSeconds() / 60;

    /// <summary>The share of a minute that lies from <paramref name="from"/> to <paramref name="to"/>.</summary>
    public static double Share(DateTimeOffset minute, DateTimeOffset from, DateTimeOffset? to)
    {
        var begin = from > minute ? from : minute;
        var end = to is { } until && until < minute + Minute ? until : minute + Minute;
        return end <= begin ? 0 : (end - begin) / Minute;
    }

    public static double Share(DateTimeOffset minute, Disturbance of) => Share(minute, of.From, of.To);

    /// <summary>From 1 at <paramref name="from"/> to 0 after <paramref name="fade"/>; 0 before.</summary>
    public static double Fading(DateTimeOffset at, DateTimeOffset? from, TimeSpan fade) =>
        from is { } began && at >= began && at < began + fade ? 1 - (at - began) / fade : 0;
}
