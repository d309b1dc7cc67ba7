using Portal.Catalog;
using Portal.Catalog.Versions;
using Portal.CloudFormation.Diff;
using Portal.Tests.Requests;

namespace Portal.Tests.Catalog.Versions;

public sealed class VersionComparisonTests
{
    [Fact]
    public void A_version_compared_with_itself_changed_nothing() =>
        VersionComparison.Of(Shelf.ThreeTier, Shelf.ThreeTier, "e-commerce").IsEmpty.ShouldBeTrue();

    [Fact]
    public void A_changed_property_is_told_with_before_after_and_what_it_does()
    {
        var after = Changed("template.yaml", "MessageRetentionPeriod: !Ref KeepSeconds", "MessageRetentionPeriod: 60\n      FifoQueue: true");

        var queue = VersionComparison.Of(NoticeBoard(), after, "team").Template.Resources.ShouldHaveSingleItem();

        (queue.LogicalId, queue.Action).ShouldBe(("Unread", ChangeAction.Modify));
        queue.Properties.ShouldContain(property => property.Path == "MessageRetentionPeriod" && ValueText.Of(property.After!) == "60");
        queue.Properties.Single(property => property.Path == "FifoQueue").Replacement.ShouldNotBe(Replacement.Never);
    }

    [Fact]
    public void Parameters_that_come_go_and_change_are_told_apart()
    {
        var after = Changed("template.yaml", "    MaxValue: 1209600\n", "    MaxValue: 86400\n", "  Attachments:\n    Type: String", "  Extra:\n    Type: String\n    Default: ''\n  Attachments:\n    Type: String");

        var changes = VersionComparison.Of(NoticeBoard(), after, null).Parameters;
        changes.Select(change => (change.Name, change.Action)).ShouldBe([("KeepSeconds", ChangeAction.Modify), ("Extra", ChangeAction.Add)], ignoreOrder: true);
        changes.Single(change => change.Name == "KeepSeconds").Facts.ShouldBe([new FactChange("Allowed", "60–1209600", "60–86400")]);

        VersionComparison.Of(after, NoticeBoard(), null).Parameters.Single(change => change.Name == "Extra").ShouldSatisfyAllConditions(
            gone => gone.Action.ShouldBe(ChangeAction.Remove), gone => gone.Facts.ShouldAllBe(fact => fact.After == null));
    }

    [Fact]
    public void What_product_yaml_says_is_compared_fact_by_fact()
    {
        var after = Changed("product.yaml", "title: Notice board", "title: Board of notices");
        VersionComparison.Of(NoticeBoard(), after, null).Facts.ShouldContain(new FactChange("Title", "Notice board", "Board of notices"));
    }

    [Fact]
    public void What_a_preset_does_not_show_is_named()
    {
        var after = Changed("template.yaml", "!If [KeepsVersions, Enabled, Suspended]", "!If [KeepsVersions, Suspended, Suspended]");

        var comparison = VersionComparison.Of(NoticeBoard(), after, null);
        comparison.Template.Resources.ShouldBeEmpty();
        comparison.Elsewhere.ShouldBe(["Files"]);
    }

    private static ShelvedProduct NoticeBoard() => Read(Files());

    private static ShelvedProduct Changed(string file, params string[] edits)
    {
        var files = Files();
        for (var i = 0; i < edits.Length; i += 2)
        {
            files[file].ShouldContain(edits[i]);
            files[file] = files[file].Replace(edits[i], edits[i + 1]);
        }
        return Read(files);
    }

    private static Dictionary<string, string> Files() =>
        Directory.EnumerateFiles(Path.Combine(Harness.Solution.Root, "tests", "products", "notice-board")).Where(file => file.EndsWith(".yaml", StringComparison.Ordinal))
            .ToDictionary(file => Path.GetFileName(file), File.ReadAllText);

    private static ShelvedProduct Read(Dictionary<string, string> files)
    {
        var reading = ReadProductFolder.From("notice-board", files);
        reading.Faults.ShouldBeEmpty();
        return reading.Shelved.ShouldNotBeNull();
    }
}
