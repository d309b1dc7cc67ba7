namespace Portal.Deployments;

/// <summary>How long something took: "0:42", "12:06", "1:02:03".</summary>
public static class Elapsed
{
    /// <summary>Beside a bar, where short ones are many: "0.4 s" under ten seconds.</summary>
    public static string Short(TimeSpan time) => time.TotalSeconds < 9.95 ? $"{Math.Max(0, time.TotalSeconds):0.0} s" : Words(time);

    public static string Words(TimeSpan time)
    {
        var whole = time < TimeSpan.Zero ? TimeSpan.Zero : time;
        return whole.TotalHours >= 1 ? $"{(int)whole.TotalHours}:{whole:mm\\:ss}" : $"{(int)whole.TotalMinutes}:{whole:ss}";
    }
}
