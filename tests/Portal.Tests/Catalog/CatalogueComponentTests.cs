using Bunit;
using Portal.Catalog;
using Portal.Catalog.Policies;
using Portal.Catalog.Prices;
using Portal.Catalog.Versions;
using Portal.CloudFormation.Pricing;
using Portal.Domain.Catalog;
using Portal.Domain.Catalog.Policies;
using Portal.Domain.Environments;
using Portal.Tests.Platform.Ui;

namespace Portal.Tests.Catalog;

public sealed class CatalogueComponentTests : UiTest
{
    [Fact]
    public void A_fault_tells_file_line_column_and_what_is_in_use_meanwhile()
    {
        var list = Render<FaultList>(with => with
            .Add(list => list.Faults, [new ProductFault("shop", "template.yaml", 12, 7, "'Tpye' is not a key.")])
            .Add(list => list.InUse, fault => $"version 1 of {fault.Folder}"));

        list.FindAll("td").Select(cell => cell.TextContent.Trim()).ShouldBe(["shop", "template.yaml", "12", "7", "'Tpye' is not a key.", "version 1 of shop"]);
    }

    [Fact]
    public void Versions_tell_who_runs_them_and_how_far_behind_they_are()
    {
        VersionUse Use(string version, int behind, int running, params string[] names) => new(
            new SeenVersion(new string(version[0], 64), version, Now), behind, behind == 0, running, [.. names.Select(name => new VersionRunner(name, "shop", "production", EnvironmentState.Ready))]);

        var table = Render<VersionTable>(with => with.Add(table => table.Product, "shop").Add(table => table.Uses, [Use("3.0.0", 0, 1, "cart"), Use("2.0.0", 1, 0), Use("1.0.0", 2, 3, "blog", "wiki")]));

        var rows = table.FindAll("tbody tr");
        rows[0].TextContent.ShouldContain("on offer");
        rows[1].TextContent.ShouldContain("1 behind");
        rows[2].TextContent.ShouldContain("2 behind");
        rows[2].TextContent.ShouldContain("1 of other teams");
        rows[2].QuerySelectorAll("a").Select(link => link.GetAttribute("href")).ShouldBe(
            ["/environments/blog", "/environments/wiki", "/catalogue/shop/compare?from=111111111111&to=333333333333"]);
        rows[0].QuerySelector("a[href*=compare]")!.GetAttribute("href").ShouldBe("/catalogue/shop/compare?from=222222222222&to=333333333333");
    }

    [Fact]
    public void A_rule_is_told_in_words_with_its_cases()
    {
        var rule = new Guardrail("retention 2", "backups",
            new Condition.All([new Condition.Test("stage", Comparison.EqualTo, ["production"]), new Condition.Test("inputs.DbBackupDays", Comparison.Below, ["14"])]),
            [new PolicyCase(new PolicyFacts(new Dictionary<string, string> { ["stage"] = "production", ["inputs.DbBackupDays"] = "13" }), true, 1, 1)],
            Severity.Warn, "inputs.DbBackupDays", "Keep them 14 days.", "14", null);

        var row = Render<RuleRow>(with => with.Add(row => row.Rule, rule));

        row.Markup.ShouldContain("When stage is production and inputs.DbBackupDays is below 14. Shown at inputs.DbBackupDays. Suggests 14.");
        row.FindAll("td").Select(cell => cell.TextContent.Trim()).ShouldBe(["inputs.DbBackupDays: 13, stage: production", "yes", "Met"], Case.Insensitive);
    }

    [Theory]
    [InlineData("2026-11-19", 0, false), InlineData("2026-08-21", 90, false), InlineData("2026-08-20", 91, true), InlineData("2027-01-01", 0, false)]
    public void A_book_is_too_old_after_a_quarter(string date, int days, bool isTooOld)
    {
        var age = BookAge.Of(new PriceBook("us-east-1", "USD", DateOnly.Parse(date), []), Now);
        (age.Days, age.IsTooOld).ShouldBe((days, isTooOld));
    }

    [Fact]
    public void Conditions_within_conditions_keep_their_brackets() =>
        ConditionWords.Of(new Condition.Any([new Condition.Test("a", Comparison.Present, []), new Condition.All([new Condition.Test("b", Comparison.OneOf, ["x", "y"]), new Condition.Not(new Condition.Test("c", Comparison.Absent, []))])]))
            .ShouldBe("a is known or (b is x or y and not: c is not known)");
}
