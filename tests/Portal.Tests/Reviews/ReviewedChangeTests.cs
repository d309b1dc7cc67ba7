using Portal.Reviews;
using Portal.Tests.Harness;

namespace Portal.Tests.Reviews;

public sealed class ReviewedChangeTests
{
    [Theory]
    [InlineData("AWS::RDS::DBInstance", null, Risk.LosesData)]
    [InlineData("AWS::RDS::DBInstance", "Snapshot", Risk.Removes)]
    [InlineData("AWS::S3::Bucket", "Retain", Risk.Removes)]
    [InlineData("AWS::EC2::Subnet", null, Risk.Removes)]
    public void A_removal_loses_data_only_where_a_stateful_resource_has_no_policy(string type, string? policy, Risk risk) =>
        ReviewedChange.Of(Given.Change("X", "Remove", type, policy: policy)).Risk.ShouldBe(risk);

    [Fact]
    public void A_sure_replacement_of_a_database_loses_its_data() =>
        ReviewedChange.Of(Given.Change("Db", type: "AWS::RDS::DBInstance", replacement: "True", details: Given.Detail("Engine", "mysql", "postgres"))).Risk.ShouldBe(Risk.LosesData);

    [Fact]
    public void A_replacement_that_hangs_on_a_value_known_later_may_lose_data() =>
        ReviewedChange.Of(Given.Change("Db", type: "AWS::RDS::DBInstance", replacement: "True", details: Given.Detail("DBSubnetGroupName", "a", null, "Dynamic"))).Risk.ShouldBe(Risk.MayLoseData);

    [Fact]
    public void Counts_tell_sure_from_possible_and_name_what_is_lost()
    {
        var counts = ChangeCounts.Of(
        [
            ReviewedChange.Of(Given.Change("Db", "Remove", "AWS::RDS::DBInstance")),
            ReviewedChange.Of(Given.Change("Group", replacement: "True", details: Given.Detail("Description", "a", "b"))),
            ReviewedChange.Of(Given.Change("Rule", replacement: "Conditional", details: Given.Detail("GroupId", "a", null, "Dynamic"))),
            ReviewedChange.Of(Given.Change("New", "Add")),
            ReviewedChange.Of(Given.Change("Same", details: Given.Detail("Name", "a", "a"))),
        ]);
        counts.ShouldSatisfyAllConditions(
            () => counts.Total.ShouldBe(5),
            () => counts.Removes.ShouldBe(1),
            () => counts.Losing.ShouldBe(["Db"]),
            () => counts.Replaces.ShouldBe(1),
            () => counts.MayReplace.ShouldBe(1),
            () => counts.Adds.ShouldBe(1),
            () => counts.Noise.ShouldBe(1));
    }

    [Fact]
    public void Every_change_is_counted_once_except_that_what_loses_data_is_also_named()
    {
        var replaced = ReviewedChange.Of(Given.Change("Db", type: "AWS::RDS::DBInstance", replacement: "True", details: Given.Detail("Engine", "mysql", "postgres")));
        var counts = ChangeCounts.Of([replaced]);
        counts.Total.ShouldBe(1);
        counts.Replaces.ShouldBe(1);
        counts.Removes.ShouldBe(0);
    }
}
