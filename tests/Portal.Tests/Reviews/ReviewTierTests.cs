using Portal.CloudFormation.Topology;
using Portal.Reviews;
using Portal.Tests.Harness;

namespace Portal.Tests.Reviews;

public sealed class ReviewTierTests
{
    [Fact]
    public void The_tier_with_the_worst_change_comes_first_and_its_worst_change_on_top()
    {
        var tiers = ReviewTier.Of(
        [
            ReviewedChange.Of(Given.Change("Subnet", "Add", "AWS::EC2::Subnet")),
            ReviewedChange.Of(Given.Change("Parameters", details: Given.Detail("Family", "a", "b"), type: "AWS::RDS::DBParameterGroup")),
            ReviewedChange.Of(Given.Change("Database", "Remove", "AWS::RDS::DBInstance")),
            ReviewedChange.Of(Given.Change("Distribution", type: "AWS::CloudFront::Distribution", details: Given.Detail("Comment", "a", "b"))),
        ]);
        tiers.Select(tier => tier.Tier).ShouldBe([Tier.Database, Tier.Edge, Tier.Network]);
        tiers[0].Changes.Select(row => row.Change.LogicalId).ShouldBe(["Database", "Parameters"]);
    }

    [Fact]
    public void Noise_belongs_to_no_tier() =>
        ReviewTier.Of([ReviewedChange.Of(Given.Change("Alarm", details: Given.Detail("Threshold", "1", "1")))]).ShouldBeEmpty();

    [Fact]
    public void Hundreds_of_new_resources_start_folded_but_one_change_among_them_opens_the_tier()
    {
        var many = Enumerable.Range(0, 300).Select(i => ReviewedChange.Of(Given.Change($"Subnet{i}", "Add", "AWS::EC2::Subnet"))).ToList();
        ReviewTier.Of(many).Single().StartsOpen.ShouldBeFalse();
        many.Add(ReviewedChange.Of(Given.Change("Vpc", "Remove", "AWS::EC2::VPC")));
        var tier = ReviewTier.Of(many).Single();
        tier.StartsOpen.ShouldBeTrue();
        tier.Weighed.Select(row => row.Change.LogicalId).ShouldBe(["Vpc"]);
        tier.Added.Count.ShouldBe(300);
    }
}
