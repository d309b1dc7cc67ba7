namespace Portal.Domain.Health;

/// <summary>One row of measured values: all metrics of an environment over one block of cells, packed.</summary>
public sealed class MetricBlock
{
    private MetricBlock() { }

    public EnvironmentId EnvironmentId { get; private set; }
    public Resolution Resolution { get; private set; }
    public DateTimeOffset Start { get; private set; }

    /// <summary>As <see cref="PackCells"/> writes them.</summary>
    public byte[] Data { get; private set; } = [];

    public static MetricBlock Of(EnvironmentId environment, Resolution resolution, DateTimeOffset start, CellTable cells) =>
        new() { EnvironmentId = environment, Resolution = resolution, Start = start, Data = PackCells.Write(cells) };

    public CellTable Cells() => PackCells.Read(Data, ResolutionFacts.Of(Resolution).Cells);

    public void Put(CellTable cells) => Data = PackCells.Write(cells);
}
