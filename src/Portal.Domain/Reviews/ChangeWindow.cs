using System.Globalization;

namespace Portal.Domain.Reviews;

/// <summary>When what was approved may begin: from <paramref name="Start"/> on, and not from <paramref name="End"/> on.</summary>
public sealed record ChangeWindow(DateTimeOffset Start, DateTimeOffset End)
{
    /// <summary>"22 Nov 22:00 to 23 Nov 02:00 UTC".</summary>
    public string Words => $"{Time(Start)} to {Time(End)} UTC";

    /// <summary>What both allow; null when they do not meet.</summary>
    public ChangeWindow? With(ChangeWindow? other)
    {
        if (other is null) return this;
        var (start, end) = (Start > other.Start ? Start : other.Start, End < other.End ? End : other.End);
        return start < end ? new ChangeWindow(start, end) : null;
    }

    private static string Time(DateTimeOffset at) => at.UtcDateTime.ToString("d MMM HH:mm", CultureInfo.InvariantCulture);
}
