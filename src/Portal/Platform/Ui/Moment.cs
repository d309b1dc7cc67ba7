namespace Portal.Platform.Ui;

/// <summary>Points in time as text. Months are words ("19 Nov"), because 11/12 is two dates.</summary>
public static class Moment
{
    /// <summary>"19 Nov 2026, 14:31:52 UTC".</summary>
    public static string Utc(DateTimeOffset at) => at.ToUniversalTime().ToString("d MMM yyyy, HH:mm:ss 'UTC'");

    /// <summary>A time in a zone, or in UTC and saying so where the zone is not known. The year stands only where it is another one.</summary>
    public static string Text(DateTimeOffset at, TimeZoneInfo? zone, DateTimeOffset now, TimeShape shape)
    {
        var (local, today) = (In(at, zone), In(now, zone));
        var day = local.ToString(local.Year == today.Year ? "d MMM" : "d MMM yyyy");
        var utc = zone is null ? " UTC" : "";
        return shape switch
        {
            TimeShape.Time => local.ToString("HH:mm") + utc,
            TimeShape.Seconds => local.ToString("HH:mm:ss") + utc,
            TimeShape.Day => day,
            TimeShape.DayAndTime => $"{day}, {local:HH:mm}{utc}",
            _ => local.Date == today.Date ? local.ToString("HH:mm") + utc : day,
        };
    }

    private static DateTimeOffset In(DateTimeOffset at, TimeZoneInfo? zone) =>
        zone is null ? at.ToUniversalTime() : TimeZoneInfo.ConvertTime(at, zone);
}
