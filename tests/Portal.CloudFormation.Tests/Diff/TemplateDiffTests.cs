using Portal.CloudFormation.Diff;
using Portal.CloudFormation.Tests.Evaluation;

namespace Portal.CloudFormation.Tests.Diff;

public sealed class TemplateDiffTests
{
    [Fact]
    public void Nothing_changes_between_equal_templates() => TemplateDiff.Of(Stack.ThreeTier(), Stack.ThreeTier()).IsEmpty.ShouldBeTrue();

    [Fact]
    public void A_larger_database_is_changed_in_place_with_an_interruption()
    {
        var change = Of(("DbInstanceClass", "db.t4g.large")).ShouldHaveSingleItem();
        (change.LogicalId, change.Action, change.Replacement, change.Disposal).ShouldBe(("Database", ChangeAction.Modify, Replacement.Never, null));
        change.Reason.ShouldBe("A change of DBInstanceClass is made in place, with an interruption.");
        var property = change.Properties.ShouldHaveSingleItem();
        (property.Path, Shown.Of(property.Before), Shown.Of(property.After)).ShouldBe(("DBInstanceClass", "db.t4g.medium", "db.t4g.large"));
    }

    [Fact]
    public void A_new_instance_type_reaches_the_group_through_the_latest_version()
    {
        var changes = Of(("InstanceType", "t4g.large"));
        changes.Select(c => (c.LogicalId, c.Replacement)).ShouldBe([("LaunchTemplate", Replacement.Never), ("Instances", Replacement.Never)]);
        var followed = changes[1].Properties.ShouldHaveSingleItem();
        followed.Path.ShouldBe("LaunchTemplate.Version");
        followed.Reason.ShouldBe("LaunchTemplate changes, and with it its LatestVersionNumber.");
    }

    [Fact]
    public void A_condition_that_turns_false_removes_resources()
    {
        Of(("NatMode", "Single")).Select(c => (c.LogicalId, c.Action, c.Disposal)).ShouldBe(
        [
            ("AppDefaultRouteB", ChangeAction.Modify, null),
            ("NatAddressB", ChangeAction.Remove, Disposal.Delete),
            ("NatB", ChangeAction.Remove, Disposal.Delete),
        ]);
        TemplateDiff.Of(Stack.ThreeTier(("NatMode", "Single")), Stack.ThreeTier()).Resources
            .Count(c => c.Action == ChangeAction.Add).ShouldBe(2);
    }

    [Fact]
    public void A_replacement_carries_on_to_whoever_needs_the_new_id()
    {
        var changes = Of(("VpcCidr", "10.30.0.0/16")).ToDictionary(c => c.LogicalId);
        changes["Vpc"].Replacement.ShouldBe(Replacement.Will);
        changes["PublicRoutes"].Replacement.ShouldBe(Replacement.Will);
        changes["PublicRoutes"].Reason.ShouldBe("Vpc is replaced, so it gets a new value.");
        changes["PublicDefaultRoute"].Replacement.ShouldBe(Replacement.Will);
        changes["AppFromBalancer"].Replacement.ShouldBe(Replacement.Will);
        changes["Database"].Replacement.ShouldBe(Replacement.Never);
        changes["Database"].Properties.ShouldHaveSingleItem().Path.ShouldBe("VPCSecurityGroups[0]");
        changes.ShouldNotContainKey("Assets");
        changes.ShouldNotContainKey("AppRole");
    }

    [Fact]
    public void What_is_replaced_goes_as_its_policy_says()
    {
        var changes = Of(("CacheReplicas", "2")).ToDictionary(c => c.LogicalId);
        (changes["Cache"].Replacement, changes["Cache"].Disposal).ShouldBe((Replacement.Will, Disposal.Snapshot));
        changes["LaunchTemplate"].Replacement.ShouldBe(Replacement.Never);
    }

    [Theory]
    [InlineData("AWS::RDS::DBInstance", "", Disposal.Snapshot)]
    [InlineData("AWS::RDS::DBInstance", "Properties: { DBClusterIdentifier: x }", Disposal.Delete)]
    [InlineData("AWS::RDS::DBCluster", "", Disposal.Snapshot)]
    [InlineData("AWS::S3::Bucket", "", Disposal.Delete)]
    [InlineData("AWS::S3::Bucket", "DeletionPolicy: Retain", Disposal.Retain)]
    [InlineData("AWS::S3::Bucket", "DeletionPolicy: RetainExceptOnCreate", Disposal.Retain)]
    [InlineData("AWS::RDS::DBInstance", "DeletionPolicy: Delete", Disposal.Delete)]
    public void What_is_removed_goes_as_its_policy_says(string type, string attributes, Disposal disposal)
    {
        var before = Stack.Evaluate($$"""Resources: { A: { Type: "A::B::C" }, X: { Type: "{{type}}", {{attributes}} } }""");
        var after = Stack.Evaluate("""Resources: { A: { Type: "A::B::C" } }""");
        TemplateDiff.Of(before, after).Resources.ShouldHaveSingleItem().Disposal.ShouldBe(disposal);
    }

    [Fact]
    public void Another_type_under_the_same_name_is_a_replacement()
    {
        var change = Changes("Type: AWS::SNS::Topic", "Type: AWS::SQS::Queue").ShouldHaveSingleItem();
        (change.Replacement, change.Reason).ShouldBe((Replacement.Will, "Its type changes from AWS::SNS::Topic to AWS::SQS::Queue."));
    }

    [Fact]
    public void Outputs_that_change_are_named()
    {
        const string resource = "Resources: { A: { Type: \"A::B::C\" } }\n";
        var diff = TemplateDiff.Of(
            Stack.Evaluate(resource + "Outputs: { Same: { Value: 1 }, Other: { Value: 2 }, Gone: { Value: 3 } }"),
            Stack.Evaluate(resource + "Outputs: { Same: { Value: 1 }, Other: { Value: !Ref A }, New: { Value: 4 } }"));
        diff.Outputs.Select(o => $"{o.Name}: {Shown.Of(o.Before)} → {Shown.Of(o.After)}").ShouldBe(
            ["Other: 2 → <${A}>", "New: nothing → 4", "Gone: 3 → nothing"]);
    }

    [Theory]
    [InlineData("DeletionPolicy: Retain", ".DeletionPolicy")]
    [InlineData("UpdateReplacePolicy: Retain", ".UpdateReplacePolicy")]
    [InlineData("Metadata: { a: b }", ".Metadata")]
    public void What_stands_beside_the_properties_never_replaces(string attribute, string path)
    {
        var change = Changes("Type: AWS::S3::Bucket", $"Type: AWS::S3::Bucket, {attribute}").ShouldHaveSingleItem();
        change.Replacement.ShouldBe(Replacement.Never);
        change.Properties.ShouldHaveSingleItem().Path.ShouldBe(path);
    }

    private static IReadOnlyList<ResourceChange> Of(params (string, string)[] changed) =>
        TemplateDiff.Of(Stack.ThreeTier(), Stack.ThreeTier(changed)).Resources;

    private static IReadOnlyList<ResourceChange> Changes(string before, string after) => TemplateDiff.Of(
        Stack.Evaluate($"Resources: {{ X: {{ {before} }} }}"), Stack.Evaluate($"Resources: {{ X: {{ {after} }} }}")).Resources;
}
