namespace Portal.Domain.Health;

/// <summary>How long a cell is. The names are stored.</summary>
public enum Resolution { Minute, FiveMinutes, Hour, Day }

/// <param name="Cell">What one cell stands for.</param>
/// <param name="Block">What one stored row stands for: so many cells, counted from the epoch.</param>
/// <param name="Coarser">What it rolls up to; null at the end.</param>
public sealed record ResolutionFacts(Resolution Resolution, TimeSpan Cell, TimeSpan Block, Resolution? Coarser)
{
    public int Cells => (int)(Block / Cell);

    public static ResolutionFacts Of(Resolution resolution) => resolution switch
    {
        Resolution.Minute => new(resolution, TimeSpan.FromMinutes(1), TimeSpan.FromHours(2), Resolution.FiveMinutes),
        Resolution.FiveMinutes => new(resolution, TimeSpan.FromMinutes(5), TimeSpan.FromDays(1), Resolution.Hour),
        Resolution.Hour => new(resolution, TimeSpan.FromHours(1), TimeSpan.FromDays(7), Resolution.Day),
        Resolution.Day => new(resolution, TimeSpan.FromDays(1), TimeSpan.FromDays(91), null),
        _ => throw new ArgumentOutOfRangeException(nameof(resolution)),
    };

    /// <summary>When the block begins that holds this moment.</summary>
    public DateTimeOffset BlockOf(DateTimeOffset at) => Down(at, Block);

    public DateTimeOffset CellOf(DateTimeOffset at) => Down(at, Cell);

    private static DateTimeOffset Down(DateTimeOffset at, TimeSpan span)
    {
        var ticks = at.UtcTicks - DateTimeOffset.UnixEpoch.UtcTicks;
        var whole = ticks >= 0 ? ticks / span.Ticks : (ticks - span.Ticks + 1) / span.Ticks;
        return new DateTimeOffset(DateTimeOffset.UnixEpoch.UtcTicks + whole * span.Ticks, TimeSpan.Zero);
    }
}
