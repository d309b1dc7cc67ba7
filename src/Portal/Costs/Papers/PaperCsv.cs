using System.Globalization;
using System.Text;

namespace Portal.Costs.Papers;

/// <summary>A table as CSV (RFC 4180, UTF-8): amounts with two digits and a point, empty where nothing is known.</summary>
internal static class PaperCsv
{
    public const string MediaType = "text/csv";

    public static string Of(PaperTable table)
    {
        var text = new StringBuilder();
        text.AppendJoin(',', table.Columns.Select(Quoted)).Append("\r\n");
        foreach (var row in table.Rows) text.AppendJoin(',', row.Select(Cell)).Append("\r\n");
        return text.ToString();
    }

    private static string Cell(object? cell) => cell switch
    {
        null => "",
        decimal amount => Math.Round(amount, 2, MidpointRounding.AwayFromZero).ToString("0.00", CultureInfo.InvariantCulture),
        int count => count.ToString(CultureInfo.InvariantCulture),
        var other => Quoted(Harmless(other.ToString()!)),
    };

    // A spreadsheet runs what begins like a formula.
    private static string Harmless(string text) => text.Length > 0 && text[0] is '=' or '+' or '-' or '@' or '\t' or '\r' ? "'" + text : text;

    private static string Quoted(string text) => text.AsSpan().IndexOfAny(",\"\r\n") < 0 ? text : $"\"{text.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";
}
