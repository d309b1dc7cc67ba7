namespace Portal.Deployments;

/// <summary>How long something took: "0:42", "12:06", "1:02:03".</summary>
public static class Elapsed
{
    public static string Words(TimeSpan time)
    {
        var whole = time < TimeSpan.Zero ? TimeSpan.Zero : time;
        return whole.TotalHours >= 1 ? $"{(int)whole.TotalHours}:{whole:mm\\:ss}" : $"{(int)whole.TotalMinutes}:{whole:ss}";
    }
}
