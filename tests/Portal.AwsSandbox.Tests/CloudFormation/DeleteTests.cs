using Portal.AwsSandbox.Tests.Harness;

namespace Portal.AwsSandbox.Tests.CloudFormation;

public sealed class DeleteTests(SharedSandbox shared)
{
    private readonly Client client = shared.Client();

    [Fact]
    public async Task A_deleted_stack_is_found_by_its_id_and_no_longer_by_its_name()
    {
        var id = (await client.CreateAsync("short", StackSteps.OneBucket)).Element("StackId")!.Value;
        await DeleteAsync(id, "short");
        (await client.DescribeAsync(id)).Element("DeletionTime").ShouldNotBeNull();
        (await StackSteps.RefusedAsync(client.CallAsync("DescribeStacks", ("StackName", "short")))).Said.ShouldBe("Stack with id short does not exist");
        (await StackSteps.RefusedAsync(client.CallAsync("DescribeStackEvents", ("StackName", "short")))).Said.ShouldBe("Stack [short] does not exist");
        (await client.HistoryAsync(id))[^1].ShouldBe("short DELETE_COMPLETE");
        var listed = await client.CallAsync("ListStacks", ("StackStatusFilter.member.1", "DELETE_COMPLETE"));
        listed.Element("StackSummaries")!.Elements().Single().Element("StackId")!.Value.ShouldBe(id);
    }

    [Fact]
    public async Task What_others_refer_to_is_deleted_after_them()
    {
        var id = (await client.CreateAsync("order", """
            Resources:
              Vpc: { Type: "AWS::EC2::VPC", Properties: { CidrBlock: 10.0.0.0/16 } }
              Subnet: { Type: "AWS::EC2::Subnet", Properties: { VpcId: !Ref Vpc, CidrBlock: 10.0.0.0/24 } }
              Topic: { Type: "AWS::SNS::Topic", DependsOn: Subnet }
            """)).Element("StackId")!.Value;
        await DeleteAsync(id, "order");
        (await client.HistoryAsync(id)).Where(line => line.Contains("DELETE", StringComparison.Ordinal)).ShouldBe(
        [
            "order DELETE_IN_PROGRESS User Initiated", "Topic DELETE_IN_PROGRESS", "Topic DELETE_COMPLETE", "Subnet DELETE_IN_PROGRESS",
            "Subnet DELETE_COMPLETE", "Vpc DELETE_IN_PROGRESS", "Vpc DELETE_COMPLETE", "order DELETE_COMPLETE",
        ]);
    }

    [Fact]
    public async Task Deleting_what_is_not_there_succeeds() => await client.CallAsync("DeleteStack", ("StackName", "nobody"));

    [Fact]
    public async Task A_protected_stack_is_not_deleted()
    {
        await client.CreateAsync("safe", StackSteps.OneBucket, ("EnableTerminationProtection", "true"));
        (await StackSteps.RefusedAsync(client.CallAsync("DeleteStack", ("StackName", "safe")))).Said
            .ShouldBe("Stack [safe] cannot be deleted while TerminationProtection is enabled");
        await client.CallAsync("UpdateTerminationProtection", ("StackName", "safe"), ("EnableTerminationProtection", "false"));
        await client.CallAsync("DeleteStack", ("StackName", "safe"));
    }

    [Fact]
    public async Task A_bucket_with_objects_in_it_fails_the_delete_and_can_then_be_retained()
    {
        var stack = await client.CreateAsync("full", StackSteps.OneBucket + "\nOutputs: { Name: { Value: !Ref Bucket } }");
        var id = stack.Element("StackId")!.Value;
        var bucket = stack.Outputs()["Name"];
        await client.ControlAsync(HttpMethod.Put, $"buckets/{bucket}/some/key?region={client.Region}", "content");
        await client.CallAsync("DeleteStack", ("StackName", "full"));
        var failed = await client.RestAsync(id);
        (failed.Status(), failed.Reason()).ShouldBe(("DELETE_FAILED", "The following resource(s) failed to delete: [Bucket]. "));
        (await client.HistoryAsync(id)).ShouldContain(line => line.StartsWith("Bucket DELETE_FAILED", StringComparison.Ordinal) && line.Contains("not empty", StringComparison.Ordinal));

        await client.CallAsync("DeleteStack", ("StackName", "full"), ("RetainResources.member.1", "Bucket"));
        (await client.RestAsync(id)).Status().ShouldBe("DELETE_COMPLETE");
        (await client.HistoryAsync(id)).ShouldContain("Bucket DELETE_SKIPPED");
    }

    [Fact]
    public async Task Resources_can_be_retained_only_after_a_failed_delete()
    {
        await client.CreateAsync("early", StackSteps.OneBucket);
        (await StackSteps.RefusedAsync(client.CallAsync("DeleteStack", ("StackName", "early"), ("RetainResources.member.1", "Bucket")))).Code.ShouldBe("ValidationError");
    }

    [Fact]
    public async Task A_protected_database_fails_the_delete_until_its_protection_is_lifted_behind_the_stack()
    {
        var id = (await client.CreateAsync("db", """
            Resources:
              Database:
                Type: AWS::RDS::DBInstance
                DeletionPolicy: Delete
                Properties: { DBInstanceClass: db.t4g.medium, Engine: mysql, DeletionProtection: true }
            """)).Element("StackId")!.Value;
        await client.CallAsync("DeleteStack", ("StackName", "db"));
        (await client.RestAsync(id)).Status().ShouldBe("DELETE_FAILED");
        await client.ControlAsync(HttpMethod.Post, "drift", new { client.Region, stack = "db", logicalId = "Database", properties = new Dictionary<string, bool> { ["DeletionProtection"] = false } });
        await client.CallAsync("DeleteStack", ("StackName", "db"));
        (await client.RestAsync(id)).Status().ShouldBe("DELETE_COMPLETE");
    }

    [Fact]
    public async Task An_export_in_use_takes_the_delete_back()
    {
        await client.CreateAsync("base", StackSteps.OneBucket + "\nOutputs: { Name: { Value: !Ref Bucket, Export: { Name: base-bucket } } }");
        await client.CreateAsync("user", "Resources: { Param: { Type: 'AWS::SSM::Parameter', Properties: { Type: String, Value: !ImportValue base-bucket } } }");
        (await client.CallAsync("ListImports", ("ExportName", "base-bucket"))).Element("Imports")!.Elements().Single().Value.ShouldBe("user");
        (await client.CallAsync("ListExports")).Element("Exports")!.Elements().Single().Element("Name")!.Value.ShouldBe("base-bucket");
        await client.CallAsync("DeleteStack", ("StackName", "base"));
        var stack = await client.RestAsync("base");
        stack.Status().ShouldBe("CREATE_COMPLETE");
        stack.Reason().ShouldBe("Delete canceled. Cannot delete export base-bucket as it is in use by user.");
    }

    [Fact]
    public async Task A_stack_in_review_is_deleted_with_its_change_sets()
    {
        var id = (await client.ChangeSetAsync("idea", "one", "CREATE", StackSteps.OneBucket)).Element("StackId")!.Value;
        await DeleteAsync(id, "idea");
        (await StackSteps.RefusedAsync(client.CallAsync("DescribeChangeSet", ("StackName", "idea"), ("ChangeSetName", "one")))).Code.ShouldBe("ValidationError");
    }

    private async Task DeleteAsync(string id, string name)
    {
        await client.CallAsync("DeleteStack", ("StackName", name), ("ClientRequestToken", "bye"));
        (await client.RestAsync(id)).Status().ShouldBe("DELETE_COMPLETE");
    }
}
