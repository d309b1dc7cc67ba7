using System.Globalization;

namespace Portal.Platform.Aws;

/// <summary>How far AWS's clock is from this node's, by the date of its answers, which are of whole seconds.</summary>
public sealed class AwsTime(TimeProvider clock)
{
    private long _offset = long.MinValue;

    /// <summary>Above zero: AWS is ahead. Null before the first answer.</summary>
    public TimeSpan? Offset => Interlocked.Read(ref _offset) is var ticks && ticks != long.MinValue ? TimeSpan.FromTicks(ticks) : null;

    internal void Heard(string date)
    {
        if (DateTimeOffset.TryParseExact(date, "r", CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var there))
            Interlocked.Exchange(ref _offset, (there - clock.GetUtcNow()).Ticks);
    }
}
