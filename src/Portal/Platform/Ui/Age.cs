namespace Portal.Platform.Ui;

/// <summary>Ages in words, as short as a table allows: "38 s", "42 min", "7 h", "3 d". js/ages.js says the same ones.</summary>
public static class Age
{
    public static string Words(TimeSpan age) => age switch
    {
        { TotalMinutes: < 1 } => $"{Math.Max(1, (int)age.TotalSeconds)} s",
        { TotalHours: < 1 } => $"{(int)age.TotalMinutes} min",
        { TotalDays: < 1 } => $"{(int)age.TotalHours} h",
        _ => $"{(int)age.TotalDays} d",
    };
}
