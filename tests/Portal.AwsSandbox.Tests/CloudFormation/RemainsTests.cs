using System.Net.Http.Json;
using System.Text.Json;
using Portal.AwsSandbox.Tests.Harness;

namespace Portal.AwsSandbox.Tests.CloudFormation;

/// <summary>What outlives a stack because a policy says so.</summary>
public sealed class RemainsTests(SharedSandbox shared)
{
    private const string Kept = """
        Resources:
          Bucket: { Type: "AWS::S3::Bucket", DeletionPolicy: RetainExceptOnCreate, Properties: { BucketName: kept-bucket } }
          Database: { Type: "AWS::RDS::DBInstance", DeletionPolicy: Snapshot, Properties: { DBInstanceClass: db.t4g.medium, Engine: mysql } }
        """;

    private readonly Client client = shared.Client();

    [Fact]
    public async Task A_resource_kept_except_on_create_is_kept_by_a_delete_and_its_name_stays_taken_until_it_is_imported()
    {
        var id = (await client.CreateAsync("first", Kept)).Element("StackId")!.Value;
        await client.CallAsync("DeleteStack", ("StackName", "first"));
        (await client.RestAsync(id)).Status().ShouldBe("DELETE_COMPLETE");
        (await client.HistoryAsync(id)).ShouldContain("Bucket DELETE_SKIPPED");

        (await client.CreateAsync("second", Kept)).Status().ShouldBe("ROLLBACK_COMPLETE");
        (await client.HistoryAsync("second")).ShouldContain("Bucket CREATE_FAILED kept-bucket already exists");

        const string adopting = """
            Resources: { Bucket: { Type: "AWS::S3::Bucket", DeletionPolicy: Delete, Properties: { BucketName: kept-bucket } } }
            """;
        await client.ChangeSetAsync("third", "adopt", "IMPORT", adopting,
            ("ResourcesToImport.member.1.ResourceType", "AWS::S3::Bucket"), ("ResourcesToImport.member.1.LogicalResourceId", "Bucket"),
            ("ResourcesToImport.member.1.ResourceIdentifier.entry.1.key", "BucketName"), ("ResourcesToImport.member.1.ResourceIdentifier.entry.1.value", "kept-bucket"));
        await client.CallAsync("ExecuteChangeSet", ("StackName", "third"), ("ChangeSetName", "adopt"));
        (await client.RestAsync("third")).Status().ShouldBe("IMPORT_COMPLETE");
        (await RemainsAsync()).ShouldNotContain("Resource kept-bucket");
    }

    [Fact]
    public async Task A_snapshot_is_left_of_a_deleted_database_and_none_of_one_whose_create_was_rolled_back()
    {
        await client.ControlAsync(HttpMethod.Post, "faults", new { client.Region, operation = "create", logicalId = "Bucket", reason = "No more buckets" });
        (await client.CreateAsync("failed", Kept)).Status().ShouldBe("ROLLBACK_COMPLETE");
        (await RemainsAsync()).ShouldBeEmpty();

        var id = (await client.CreateAsync("whole", Kept)).Element("StackId")!.Value;
        await client.CallAsync("DeleteStack", ("StackName", "whole"));
        await client.RestAsync(id);
        (await RemainsAsync()).ShouldContain(remain => remain.StartsWith("Snapshot whole-snapshot-database-", StringComparison.Ordinal));
    }

    private async Task<List<string>> RemainsAsync()
    {
        using var http = new HttpClient();
        var state = await http.GetFromJsonAsync<JsonElement>(new Uri(client.Address, "/_sandbox/state"), TestContext.Current.CancellationToken);
        return [.. state.GetProperty("regions").EnumerateArray().First(region => region.GetProperty("region").GetString() == client.Region)
            .GetProperty("remains").EnumerateArray().Select(remain => $"{remain.GetProperty("kind").GetString()} {remain.GetProperty("physicalId").GetString()}")];
    }
}
