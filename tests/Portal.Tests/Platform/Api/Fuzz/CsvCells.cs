using System.Globalization;
using System.Text;

namespace Portal.Tests.Platform.Api.Fuzz;

/// <summary>The cells of a CSV file (RFC 4180).</summary>
internal static class CsvCells
{
    public static IReadOnlyList<string> Of(string text)
    {
        var (cells, cell, isQuoted) = (new List<string>(), new StringBuilder(), false);
        for (var n = 0; n < text.Length; n++)
        {
            if (text[n] == '"' && isQuoted && n + 1 < text.Length && text[n + 1] == '"') cell.Append(text[n++]);
            else if (text[n] == '"') isQuoted = !isQuoted;
            else if (!isQuoted && text[n] is ',' or '\n')
            {
                cells.Add(cell.ToString());
                cell.Clear();
            }
            else if (isQuoted || text[n] != '\r') cell.Append(text[n]);
        }
        return [.. cells, cell.ToString()];
    }

    /// <summary>Whether a spreadsheet would run it. A number may begin with its sign.</summary>
    public static bool IsFormula(string cell) => cell.Length > 0 && cell[0] is '=' or '+' or '-' or '@' or '\t' or '\r'
        && !decimal.TryParse(cell, NumberStyles.Number, CultureInfo.InvariantCulture, out _);
}
