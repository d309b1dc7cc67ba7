using System.Xml.Linq;
using Portal.AwsSandbox.Tests.Harness;

namespace Portal.AwsSandbox.Tests.Costs;

/// <summary>What a deleted database leaves goes on costing.</summary>
public sealed class SnapshotTests
{
    [Fact]
    public async Task A_final_snapshot_is_billed_to_the_tag_of_the_database_it_was_taken_of()
    {
        await using var process = await SandboxProcess.StartAsync(speed: 3000);
        var client = new Client(process.Address, "us-east-1");
        var costs = JsonClient.Costs(process.Address);
        await CostWorld.GoToAsync(client, "2026-06-01T00:00:00Z");
        await StackAsync(client, "kept", "Snapshot");
        await StackAsync(client, "gone", "Delete");
        await CostWorld.GoToAsync(client, "2026-06-03T00:00:00Z");
        await costs.CallAsync("UpdateCostAllocationTagsStatus", new { CostAllocationTagsStatus = new[] { new { TagKey = CostWorld.Tag, Status = "Active" } } });
        await CostWorld.GoToAsync(client, "2026-06-20T00:00:00Z");
        foreach (var name in (string[])["kept", "gone"]) await client.CallAsync("DeleteStack", ("StackName", name));
        await CostWorld.GoToAsync(client, "2026-08-10T00:00:00Z");

        var july = await costs.RowsAsync("2026-07-01", "2026-08-01", "MONTHLY", filter: CostWorld.Is("SERVICE", "Amazon Relational Database Service"), by: CostWorld.By(CostWorld.Tag, "TAG"));
        // Sixty of a hundred gigabytes, at 0.095 a month.
        july.Select(row => (row.Keys[0], Math.Round(row.Cost, 2))).ShouldBe([($"{CostWorld.Tag}$env-kept", 5.7m)]);
    }

    private static Task<XElement> StackAsync(Client client, string name, string policy) => client.CallAsync("CreateStack",
        ("StackName", name), ("Tags.member.1.Key", CostWorld.Tag), ("Tags.member.1.Value", $"env-{name}"), ("TemplateBody", $$"""
            Resources:
              Data:
                Type: "AWS::RDS::DBInstance"
                DeletionPolicy: {{policy}}
                Properties: { Engine: mysql, DBInstanceClass: db.t4g.medium, AllocatedStorage: "100", StorageType: gp3, MasterUsername: admin, ManageMasterUserPassword: true, CopyTagsToSnapshot: true }
            """));
}
