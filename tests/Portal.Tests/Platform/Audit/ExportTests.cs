using System.Text;
using Portal.Domain;
using Portal.Domain.Access;
using Portal.Platform.Audit;
using Portal.Tests.Harness;

namespace Portal.Tests.Platform.Audit;

public sealed class ExportTests(SharedCluster cluster) : IAsyncLifetime
{
    private static readonly Actor Auditor = new(new PersonId("ada"), "Ada", "audit", new HashSet<Role> { Role.Auditor });

    private StoredPortal _portal = null!;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    private string Export => Path.Combine(_portal.Folder, "export.jsonl");

    public async ValueTask InitializeAsync()
    {
        _portal = await StoredPortal.OpenAsync(cluster);
        await _portal.SaveAsync(db =>
        {
            db.Record(Given.Mara, "request.submitted", "req-1", null, "Two lines:\n\"quoted\", and ünïcode \u2028 🚀", Given.Now.AddTicks(12_345_670), "Draft", "Submitted");
            for (var i = 2; i <= 40; i++) db.Record(Given.Tomas, "review.approved", $"rev-{i}", null, "=HYPERLINK(\"x\")", Given.Now.AddSeconds(i));
        });
        await _portal.Job<SealAudit>().SealAllAsync(Cancellation);
    }

    public ValueTask DisposeAsync() => _portal.DisposeAsync();

    [Fact]
    public async Task An_export_verifies_without_the_database()
    {
        await File.WriteAllTextAsync(Export, await ExportAsync(Auditor, new AuditFilter(), AuditFormat.JsonLines), Cancellation);
        var (code, said) = await VerifyAsync();
        code.ShouldBe(VerifyAudit.Intact, said);
        said.ShouldStartWith("The chain is intact: 40 rows,");
    }

    [Fact]
    public async Task An_export_is_held_against_written_heads_too()
    {
        await _portal.Job<WriteAuditHead>().WriteAsync(Cancellation);
        await File.WriteAllTextAsync(Export, await ExportAsync(Auditor, new AuditFilter(), AuditFormat.JsonLines), Cancellation);
        (await VerifyAsync(_portal.Get<AuditHeads>().File)).Said.ShouldContain("All 1 written heads are held.");
    }

    [Theory]
    [InlineData("Tomás", "Tomas", 1, "row 2: changed.")]
    [InlineData("\"sequence\":7,", "\"sequence\":99,", 1, "row 7: missing.")]
    [InlineData("\"before\":\"Draft\"", "\"before\":null", 1, "row 1: changed.")]
    public async Task A_changed_export_is_named(string from, string to, int times, string where)
    {
        var text = await ExportAsync(Auditor, new AuditFilter(), AuditFormat.JsonLines);
        var at = text.IndexOf(from, StringComparison.Ordinal);
        at.ShouldBeGreaterThan(0);
        times.ShouldBe(1);
        await File.WriteAllTextAsync(Export, text[..at] + to + text[(at + from.Length)..], Cancellation);
        var (code, said) = await VerifyAsync();
        code.ShouldBe(VerifyAudit.Broken, said);
        said.ShouldStartWith($"The chain is broken at {where}");
    }

    [Fact]
    public async Task Lines_that_changed_places_are_named()
    {
        var lines = (await ExportAsync(Auditor, new AuditFilter(), AuditFormat.JsonLines)).Split('\n');
        (lines[4], lines[9]) = (lines[9], lines[4]);
        await File.WriteAllLinesAsync(Export, lines, Cancellation);
        (await VerifyAsync()).Said.ShouldStartWith("The chain is broken at row 5: reordered.");
    }

    [Fact]
    public async Task A_file_that_broke_off_is_not_taken_for_a_short_chain()
    {
        var lines = (await ExportAsync(Auditor, new AuditFilter(), AuditFormat.JsonLines)).Split('\n');
        await File.WriteAllLinesAsync(Export, lines[..30], Cancellation);
        (await VerifyAsync()).ShouldBe((VerifyAudit.Unverifiable, $"The export has no end: the file was cut off, or is still being written.{Environment.NewLine}"));
        await File.WriteAllLinesAsync(Export, [.. lines[..30], .. lines[40..]], Cancellation);
        (await VerifyAsync()).Said.ShouldStartWith("The export says it holds 40 rows, and 30 stand in it");
    }

    [Fact]
    public async Task An_export_with_rows_left_out_says_that_it_can_not_be_verified()
    {
        await File.WriteAllTextAsync(Export, await ExportAsync(Auditor, new AuditFilter(Kind: "review"), AuditFormat.JsonLines), Cancellation);
        (await VerifyAsync()).Code.ShouldNotBe(VerifyAudit.Intact);
        await File.WriteAllTextAsync(Export, await ExportAsync(Given.Mara, new AuditFilter(), AuditFormat.JsonLines), Cancellation);
        (await VerifyAsync()).Said.ShouldStartWith("This export was narrowed by filters");
    }

    [Fact]
    public async Task A_file_that_is_none_is_told_from_a_broken_chain()
    {
        (await VerifyAsync()).Code.ShouldBe(VerifyAudit.Unverifiable);
        await File.WriteAllTextAsync(Export, "sequence,at,actor\r\n1,2,3\r\n", Cancellation);
        (await VerifyAsync()).Said.ShouldStartWith("Line 1 is no row of an audit export.");
    }

    [Fact]
    public async Task A_spreadsheet_gets_every_row_and_no_formula()
    {
        var csv = await ExportAsync(Auditor, new AuditFilter(), AuditFormat.Csv);
        csv.ShouldStartWith("sequence,at,actor,actorName,action,subject,environment,before,after,detail,hash\r\n1,2026-11-19T14:20:01.234567Z,mara,Mara Lindqvist,request.submitted,req-1,,Draft,Submitted,\"Two lines:\n\"\"quoted\"\"");
        csv.Split("\r\n").Length.ShouldBe(42);
        csv.ShouldContain(",\"'=HYPERLINK(\"\"x\"\")\",");
    }

    private async Task<string> ExportAsync(Actor actor, AuditFilter filter, AuditFormat format)
    {
        using var stream = new MemoryStream();
        await _portal.Get<ExportAudit>().RunAsync(actor, filter, format, stream, Cancellation);
        return Encoding.UTF8.GetString(stream.ToArray());
    }

    private async Task<(int Code, string Said)> VerifyAsync(string? heads = null)
    {
        await using var said = new StringWriter();
        return (await VerifyAudit.OfFileAsync(Export, heads, said, Cancellation), said.ToString());
    }
}
