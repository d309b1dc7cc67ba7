using System.Globalization;
using System.IO.Compression;
using System.Text;
using System.Xml;

namespace Portal.Costs.Papers;

/// <summary>
/// Tables as a workbook, one sheet each: the parts of OOXML that a plain table takes, and no more. The same tables give the
/// same bytes.
/// </summary>
internal static class PaperWorkbook
{
    public const string MediaType = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

    private const string Main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
    private const string Relations = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
    private const string Packages = "http://schemas.openxmlformats.org/package/2006/relationships";

    /// <summary>Style 0 plain, 1 an amount, 2 a header.</summary>
    private const string Styles = $"""
        <styleSheet xmlns="{Main}"><numFmts count="1"><numFmt numFmtId="164" formatCode="#,##0.00"/></numFmts><fonts count="2"><font><sz val="11"/><name val="Calibri"/></font><font><b/><sz val="11"/><name val="Calibri"/></font></fonts><fills count="2"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill></fills><borders count="1"><border><left/><right/><top/><bottom/><diagonal/></border></borders><cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs><cellXfs count="3"><xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0"/><xf numFmtId="164" fontId="0" fillId="0" borderId="0" xfId="0" applyNumberFormat="1"/><xf numFmtId="0" fontId="1" fillId="0" borderId="0" xfId="0" applyFont="1"/></cellXfs></styleSheet>
        """;

    /// <param name="at">Written as the time of every part.</param>
    public static byte[] Of(IReadOnlyList<PaperTable> tables, DateTimeOffset at)
    {
        using var stream = new MemoryStream();
        using (var zip = new ZipArchive(stream, ZipArchiveMode.Create, leaveOpen: true))
        {
            var numbers = Enumerable.Range(1, tables.Count).ToList();
            Write(zip, "[Content_Types].xml", at, $"""
                <Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="{MediaType}.main+xml"/><Override PartName="/xl/styles.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.styles+xml"/>{string.Concat(numbers.Select(n => $"<Override PartName=\"/xl/worksheets/sheet{n}.xml\" ContentType=\"application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml\"/>"))}</Types>
                """);
            Write(zip, "_rels/.rels", at, $"""<Relationships xmlns="{Packages}"><Relationship Id="rId1" Type="{Relations}/officeDocument" Target="xl/workbook.xml"/></Relationships>""");
            Write(zip, "xl/workbook.xml", at, $"""<workbook xmlns="{Main}" xmlns:r="{Relations}"><sheets>{string.Concat(tables.Select((table, n) => $"<sheet name=\"{table.Name}\" sheetId=\"{n + 1}\" r:id=\"rId{n + 1}\"/>"))}</sheets></workbook>""");
            Write(zip, "xl/_rels/workbook.xml.rels", at, $"""
                <Relationships xmlns="{Packages}">{string.Concat(numbers.Select(n => $"<Relationship Id=\"rId{n}\" Type=\"{Relations}/worksheet\" Target=\"worksheets/sheet{n}.xml\"/>"))}<Relationship Id="rId{tables.Count + 1}" Type="{Relations}/styles" Target="styles.xml"/></Relationships>
                """);
            Write(zip, "xl/styles.xml", at, Styles);
            foreach (var (n, table) in tables.Index()) Write(zip, $"xl/worksheets/sheet{n + 1}.xml", at, Sheet(table));
        }
        return stream.ToArray();
    }

    private static string Sheet(PaperTable table)
    {
        var text = new StringBuilder();
        using (var xml = XmlWriter.Create(text, new XmlWriterSettings { OmitXmlDeclaration = true, CheckCharacters = false }))
        {
            xml.WriteStartElement("worksheet", Main);
            xml.WriteRaw("<sheetViews><sheetView workbookViewId=\"0\"><pane ySplit=\"1\" topLeftCell=\"A2\" activePane=\"bottomLeft\" state=\"frozen\"/></sheetView></sheetViews>");
            xml.WriteStartElement("sheetData", Main);
            Row(xml, 1, table.Columns, 2);
            foreach (var (n, row) in table.Rows.Index()) Row(xml, n + 2, row, 0);
        }
        return text.ToString();
    }

    private static void Row(XmlWriter xml, int number, IReadOnlyList<object?> cells, int style)
    {
        xml.WriteStartElement("row", Main);
        xml.WriteAttributeString("r", number.ToString(CultureInfo.InvariantCulture));
        foreach (var (n, cell) in cells.Index())
        {
            if (cell is null) continue;
            xml.WriteStartElement("c", Main);
            xml.WriteAttributeString("r", Column(n) + number.ToString(CultureInfo.InvariantCulture));
            if (cell is decimal or int)
            {
                if (cell is decimal) xml.WriteAttributeString("s", "1");
                // Cents, as every other paper shows them.
                xml.WriteElementString("v", Main, cell is decimal amount ? Math.Round(amount, 2, MidpointRounding.AwayFromZero).ToString(CultureInfo.InvariantCulture) : ((int)cell).ToString(CultureInfo.InvariantCulture));
            }
            else
            {
                if (style > 0) xml.WriteAttributeString("s", style.ToString(CultureInfo.InvariantCulture));
                xml.WriteAttributeString("t", "inlineStr");
                xml.WriteStartElement("is", Main);
                xml.WriteElementString("t", Main, Printable(cell.ToString()!));
                xml.WriteEndElement();
            }
            xml.WriteEndElement();
        }
        xml.WriteEndElement();
    }

    private static string Column(int n) => n < 26 ? ((char)('A' + n)).ToString() : Column((n / 26) - 1) + (char)('A' + (n % 26));

    // Half a surrogate pair becomes U+FFFD; what XML can't hold goes.
    private static string Printable(string text) => string.Concat(text.EnumerateRunes().Where(rune => rune.Value > char.MaxValue || XmlConvert.IsXmlChar((char)rune.Value)));

    private static void Write(ZipArchive zip, string name, DateTimeOffset at, string text)
    {
        var entry = zip.CreateEntry(name, CompressionLevel.Optimal);
        entry.LastWriteTime = at.ToUniversalTime();
        using var writer = new StreamWriter(entry.Open(), new UTF8Encoding(false));
        writer.Write("""<?xml version="1.0" encoding="UTF-8" standalone="yes"?>""");
        writer.Write('\n');
        writer.Write(text);
    }
}
