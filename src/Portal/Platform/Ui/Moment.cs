namespace Portal.Platform.Ui;

/// <summary>Points in time as text. Days are written out ("19 Nov"), because 11/12 is two dates.</summary>
public static class Moment
{
    /// <summary>"19 Nov 2026, 14:31:52 UTC".</summary>
    public static string Utc(DateTimeOffset at) => at.ToUniversalTime().ToString("d MMM yyyy, HH:mm:ss 'UTC'");
}
