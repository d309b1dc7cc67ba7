using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using Portal.Costs.Meetings;
using Portal.Costs.Papers;
using Portal.Platform;
using Portal.Platform.Data;

namespace Portal.Tests.Costs;

/// <summary>The papers of a meeting, from a pack as it is frozen.</summary>
public sealed partial class PaperTests
{
    [Fact]
    public async Task Twelve_environments_with_all_that_was_said_of_them_fit_on_two_pages_of_A4()
    {
        var chromium = Environment.GetEnvironmentVariable("PORTAL_CHROMIUM") ?? "";
        var print = new PrintPdf(Options.Create(new PortalSettings { Costs = new CostSettings { Chromium = chromium } }), NullLogger<PrintPdf>.Instance);
        var pdf = await print.RunAsync(PaperPage.Of(SamplePack.Of(new DateOnly(2026, 11, 17))), TestContext.Current.CancellationToken);
        if (pdf is null) Assert.Skip("skipped: chromium not installed");
        Page().Count(Encoding.Latin1.GetString(pdf)).ShouldBe(2);
    }

    [Fact]
    public void A_frozen_pack_that_is_read_back_makes_the_same_papers()
    {
        var pack = SamplePack.Of(new DateOnly(2026, 11, 17));
        var read = JsonSerializer.Deserialize<CostPack>(pack.Text(), Json.Options).ShouldNotBeNull();
        PaperPage.Of(read).ShouldBe(PaperPage.Of(pack));
        PaperTable.Of(read).Select(PaperCsv.Of).ShouldBe(PaperTable.Of(pack).Select(PaperCsv.Of));
    }

    [Fact]
    public void Papers_say_whether_a_months_end_is_billed_forecast_or_the_estimate_alone()
    {
        var page = PaperPage.Of(SamplePack.Of(new DateOnly(2026, 11, 17)));
        page.ShouldContain("Billed through 17 Nov 2026, unblended, in USD; without credits, refunds and tax.");
        page.ShouldContain("<td class=\"n\">869.19*</td>");
        page.ShouldContain("* The estimate: no bill carried it yet.");
        var csv = PaperCsv.Of(PaperTable.Of(SamplePack.Of(new DateOnly(2026, 11, 17)))[0]).Split("\r\n");
        csv[1].ShouldContain(",forecast,");
        csv[12].ShouldContain(",estimate,");

        PaperPage.Of(SamplePack.Of(null)).ShouldContain("Nothing was billed yet, unblended, in USD");
        // A month that is over has no forecast: its end is what was billed.
        var over = SamplePack.Of(new DateOnly(2026, 11, 30)) is var whole ? whole with { Portfolio = whole.Portfolio with { IsOver = true, Environments = [.. whole.Portfolio.Environments.Select(row => row with { Forecast = null, EstimateOnly = null, AtEnd = row.Billed })] } } : null!;
        PaperPage.Of(over).ShouldNotContain("Forecast</th>");
        PaperCsv.Of(PaperTable.Of(over)[0]).Split("\r\n")[1].ShouldContain(",billed,");
    }

    [GeneratedRegex(@"/Type\s*/Page\b(?!s)")]
    private static partial Regex Page();
}
