using System.Globalization;
using System.Text;
using Portal.CloudFormation.Syntax;

namespace Portal.Catalog.Prices;

/// <summary>Writes found prices into the text of a book: every other line, comment and blank stays where it is.</summary>
public static class PriceBookText
{
    /// <param name="text">A book that reads without a fault.</param>
    /// <param name="source">What found prices rest on; one that was there before goes.</param>
    /// <param name="isVerified">False when it was not AWS that answered.</param>
    public static string Write(string text, IReadOnlyList<RefreshedLine> lines, DateOnly today, string source, bool isVerified)
    {
        var top = (Mapping)TemplateText.Parse(text).Root!;
        var edits = new List<(Position At, string Text)> { (top["priceDate"]!.At, Day(today)) };
        var nodes = ((Sequence)top["items"]!).Items.Cast<Mapping>().ToDictionary(item => (Text(item, "service"), Text(item, "item")));
        foreach (var line in lines.OfType<RefreshedLine.Found>())
        {
            var item = nodes[(line.Item.Service, line.Item.Item)];
            edits.Add((item["usd"]!.At, Price(line.New)));
            edits.Add((item["source"]!.At, $"'{source}'"));
            edits.Add((item["verified"]!.At, isVerified && !line.IsDerived ? "true" : "false"));
        }
        return Replace(text, edits, [.. lines.OfType<RefreshedLine.Found>().Where(line => !line.IsDerived && !line.Item.IsVerified)
            // It said how the price was derived, which it no longer is.
            .SelectMany(line => nodes[(line.Item.Service, line.Item.Item)].Entries.Where(entry => entry.Key == "note"))]);
    }

    /// <summary>A book for a region that has none: the lines of <paramref name="pattern"/> that were found, under its headings.</summary>
    public static string New(string pattern, string region, IReadOnlyList<RefreshedLine> lines, DateOnly today, string source, bool isVerified)
    {
        var top = (Mapping)TemplateText.Parse(pattern).Root!;
        var items = ((Sequence)top["items"]!).Items.Cast<Mapping>().ToList();
        var found = lines.OfType<RefreshedLine.Found>().ToDictionary(line => (line.Item.Service, line.Item.Item));
        var starts = items.ToDictionary(item => item.At.Line);
        var written = new StringBuilder();
        var number = 0;
        foreach (var line in pattern.TrimEnd('\n').Split('\n'))
        {
            number++;
            if (starts.TryGetValue(number, out var item))
            {
                if (found.TryGetValue((Text(item, "service"), Text(item, "item")), out var price)) written.Append(Line(price, source, isVerified)).Append('\n');
            }
            else if (number == top["region"]!.At.Line) written.Append($"region: {region}\n");
            else if (number == top["priceDate"]!.At.Line) written.Append($"priceDate: {Day(today)}\n");
            // What the pattern's book has no price for says nothing here; and an item may stand on several lines.
            else if (!line.Contains("Not priced for this region", StringComparison.Ordinal) && (number < items[0].At.Line || line.TrimStart().StartsWith('#')))
                written.Append(line).Append('\n');
        }
        return written.ToString();
    }

    private static string Line(RefreshedLine.Found line, string source, bool isVerified)
    {
        var note = line.Item.Note is { } text && (line.IsDerived || line.Item.IsVerified) ? $", note: '{text.Replace("'", "''", StringComparison.Ordinal)}'" : "";
        return $"  - {{ service: {line.Item.Service}, item: {line.Item.Item}, unit: {line.Item.Unit}, usd: {Price(line.New)}, source: '{source}', verified: {(isVerified && !line.IsDerived ? "true" : "false")}{note} }}";
    }

    private static string Replace(string text, IEnumerable<(Position At, string Text)> edits, IReadOnlyList<Entry> dropped)
    {
        var rows = text.Split('\n');
        // A note stands last in its braces; in any other place it stays.
        foreach (var note in dropped)
        {
            var row = rows[note.At.Line - 1];
            var (comma, end) = (row.LastIndexOf(',', note.At.Column - 1), End(row, note.Value.At.Column - 1));
            if (comma > 0 && note.Value.At.Line == note.At.Line && row[end..].Trim() == "}") rows[note.At.Line - 1] = string.Concat(row.AsSpan(0, comma), row.AsSpan(end));
        }
        // From the right, so that places to the left stay true.
        foreach (var (at, with) in edits.OrderByDescending(edit => edit.At.Line).ThenByDescending(edit => edit.At.Column))
        {
            var row = rows[at.Line - 1];
            rows[at.Line - 1] = string.Concat(row.AsSpan(0, at.Column - 1), with, row.AsSpan(End(row, at.Column - 1)));
        }
        return string.Join('\n', rows);
    }

    /// <summary>Where the scalar ends that starts at <paramref name="start"/>.</summary>
    private static int End(string row, int start)
    {
        if (row[start] is '\'' or '"')
        {
            var quote = row[start];
            for (var at = start + 1; at < row.Length; at++)
            {
                if (quote == '"' && row[at] == '\\') at++;
                else if (row[at] == quote && at + 1 < row.Length && row[at + 1] == quote) at++;
                else if (row[at] == quote) return at + 1;
            }
            return row.Length;
        }
        var end = row.IndexOfAny([',', '}', '#', '\r'], start) is >= 0 and var stop ? stop : row.Length;
        return start + row[start..end].TrimEnd().Length;
    }

    private static string Text(Mapping item, string key) => ((Scalar)item[key]!).Text;

    private static string Price(decimal price) => $"'{price.ToString("0.00#################", CultureInfo.InvariantCulture)}'";

    private static string Day(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
