using System.IO.Compression;

namespace Portal.Domain.Health;

/// <summary>
/// A block as bytes: for each metric its number, which cells have data, and their values; deflated. Counts are kept whole,
/// levels as single floats, which is finer than CloudWatch measures.
/// </summary>
public static class PackCells
{
    private const byte Form = 1;

    public static byte[] Write(CellTable cells)
    {
        using var packed = new MemoryStream();
        packed.WriteByte(Form);
        using (var deflate = new DeflateStream(packed, CompressionLevel.Optimal, leaveOpen: true))
        using (var writer = new BinaryWriter(deflate))
        {
            foreach (var metric in cells.Metrics) Write(writer, metric, cells);
        }
        return packed.ToArray();
    }

    /// <exception cref="InvalidDataException">It was written by a newer portal.</exception>
    public static CellTable Read(byte[] data, int count)
    {
        var cells = new CellTable(count);
        if (data.Length == 0) return cells;
        if (data[0] != Form) throw new InvalidDataException($"Measured values of form {data[0]} are newer than this portal.");
        using var plain = new MemoryStream();
        using (var deflate = new DeflateStream(new MemoryStream(data, 1, data.Length - 1), CompressionMode.Decompress)) deflate.CopyTo(plain);
        plain.Position = 0;
        using var reader = new BinaryReader(plain);
        while (plain.Position < plain.Length) Read(reader, cells);
        return cells;
    }

    // Column by column: like values beside each other deflate well.
    private static void Write(BinaryWriter writer, HealthMetric metric, CellTable cells)
    {
        var isCount = MetricFacts.All[metric].IsCount;
        var places = Enumerable.Range(0, cells.Count).Where(place => cells[metric, place] is not null).ToList();
        writer.Write7BitEncodedInt((int)metric);
        writer.Write7BitEncodedInt(places.Count);
        var before = 0;
        foreach (var place in places)
        {
            writer.Write7BitEncodedInt(place - before);
            before = place;
        }
        foreach (var place in places) writer.Write7BitEncodedInt(cells[metric, place]!.Value.Minutes);
        foreach (var place in places)
            if (isCount) writer.Write7BitEncodedInt64((long)Math.Round(cells[metric, place]!.Value.Sum));
            else writer.Write((float)cells[metric, place]!.Value.Mean);
        if (isCount) return;
        foreach (var place in places) writer.Write((float)cells[metric, place]!.Value.Worst);
    }

    private static void Read(BinaryReader reader, CellTable cells)
    {
        var metric = (HealthMetric)reader.Read7BitEncodedInt();
        var isCount = MetricFacts.All[metric].IsCount;
        var places = new int[reader.Read7BitEncodedInt()];
        for (var i = 0; i < places.Length; i++) places[i] = reader.Read7BitEncodedInt() + (i == 0 ? 0 : places[i - 1]);
        var minutes = places.Select(_ => reader.Read7BitEncodedInt()).ToArray();
        var values = places.Select(_ => isCount ? reader.Read7BitEncodedInt64() : (double)reader.ReadSingle()).ToArray();
        var worst = isCount ? values : places.Select(_ => (double)reader.ReadSingle()).ToArray();
        for (var i = 0; i < places.Length; i++)
            cells[metric, places[i]] = new Cell(minutes[i], isCount ? values[i] : values[i] * minutes[i], worst[i]);
    }
}
