namespace Portal.CommandLine.Output;

/// <param name="IsState">Shown in the colour of what it says.</param>
internal sealed record Column(string Title, bool IsRight = false, bool IsState = false);

/// <summary>Aligned text: a line of titles, a line a row.</summary>
internal sealed class Table(params IReadOnlyList<Column> columns)
{
    private const string Gap = "  ";

    private readonly List<IReadOnlyList<string>> _rows = [];

    public void Add(params IReadOnlyList<string> cells) => _rows.Add([.. cells.Select(cell => cell.ReplaceLineEndings(" "))]);

    /// <param name="none">What to say where there are no rows.</param>
    public void Write(Screen screen, string none)
    {
        if (_rows.Count == 0)
        {
            screen.Line(none);
            return;
        }
        var widths = columns.Select((column, i) => Math.Max(column.Title.Length, _rows.Max(row => row[i].Length))).ToArray();
        screen.Line(Joined(columns.Select((column, i) => Padded(column.Title.ToUpperInvariant(), i, widths))));
        foreach (var row in _rows)
            screen.Line(Joined(row.Select((cell, i) => columns[i].IsState ? screen.Painted(cell, Padded(cell, i, widths)) : Padded(cell, i, widths))));
    }

    /// <summary>Facts of one thing, a line each; those that are empty are left out.</summary>
    public static void WriteFacts(Screen screen, params IReadOnlyList<(string Name, string Value)> facts)
    {
        var known = facts.Where(fact => fact.Value.Length > 0).ToList();
        var width = known.Count == 0 ? 0 : known.Max(fact => fact.Name.Length);
        foreach (var (name, value) in known) screen.Line($"{name.PadRight(width)}{Gap}{screen.Painted(value, value)}");
    }

    private string Padded(string cell, int column, int[] widths) =>
        columns[column].IsRight ? cell.PadLeft(widths[column]) : column == columns.Count - 1 ? cell : cell.PadRight(widths[column]);

    private static string Joined(IEnumerable<string> cells) => string.Join(Gap, cells).TrimEnd();
}
