using Mono.Cecil;

namespace Portal.Architecture;

public sealed class OwnRecordTests
{
    private static readonly IReadOnlyList<TypeDefinition> Records = FindRecords();

    [Fact]
    public void A_stage_writes_only_its_own_records()
    {
        var rule = new OwnRecords(Records);
        rule.Violations(Built.Written(Built.Portal), StageOrder.OfPortal, StageOrder.OfDomain).ShouldBeEmpty();
        rule.Violations(Built.Written(Built.Domain), StageOrder.OfDomain, StageOrder.OfDomain).ShouldBeEmpty();
    }

    [Fact]
    public void Records_are_what_the_store_keeps_of_a_stage() =>
        new[] { "ProductVersion", "EnvironmentRequest", "RequestRevision", "ChangeSet", "Review", "Deployment", "StackEvent", "ManagedEnvironment" }
            .ShouldBeSubsetOf(Records.Select(record => record.Name));

    [Fact]
    public void Methods_that_change_a_record_are_told_from_those_that_read_it()
    {
        var writing = new OwnRecords(Records).ByRecord["Portal.Domain.Reviews.Review"];
        new[] { "Open", "Decide", "Expire", "Lapse", "Close" }.ShouldBeSubsetOf(writing);
        writing.ShouldNotContain("WhyNot");
        writing.ShouldNotContain("Word");
        writing.ShouldNotContain("get_State");
    }

    [Fact]
    public void The_rule_bites()
    {
        var order = new StageOrder("Portal.Architecture.Samples.Line", ["Platform"], ["", "Home"]);
        var types = Built.Samples("Line").ToList();
        new OwnRecords(types.Where(type => type.Name == "SampleReview")).Violations(types, order, order).ShouldBe(
        [
            "Portal.Architecture.Samples.Line.Catalog.WritesAhead calls SampleReview.Decide",
            "Portal.Architecture.Samples.Line.Costs.OpensBehind calls SampleReview.Open",
        ], ignoreOrder: true);
    }

    [Fact]
    public void The_rule_bites_on_the_sets_of_the_store()
    {
        // Were the requests' records in another folder, saving a draft would be a stage writing another's record.
        var elsewhere = new StageOrder("Portal.Domain.Requests", [], []);
        new OwnRecords(Records.Where(record => record.Name is "RequestRevision"))
            .Violations(Built.Written(Built.Portal), StageOrder.OfPortal, elsewhere)
            .ShouldContain("Portal.Requests.SubmitRequest calls RequestRevision.Add");
    }

    private static List<TypeDefinition> FindRecords() => Built.Portal.GetType("Portal.Platform.Data.PortalDb").Properties
        .Select(property => property.PropertyType).OfType<GenericInstanceType>()
        .Where(type => type.ElementType.Name == "DbSet`1").Select(type => type.GenericArguments[0].Resolve())
        .Where(type => StageOrder.Stages.Contains(StageOrder.OfDomain.Folder(type)) && type.Module.Assembly.Name.Name == "Portal.Domain")
        .Select(type => Built.Domain.GetType(type.FullName)).ToList();
}
