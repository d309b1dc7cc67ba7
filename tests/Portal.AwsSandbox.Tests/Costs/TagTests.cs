using System.Text.Json;
using Portal.AwsSandbox.Tests.Harness;

namespace Portal.AwsSandbox.Tests.Costs;

public sealed class TagTests(CostWorld world)
{
    private readonly JsonClient costs = world.Costs;

    [Fact]
    public async Task A_tag_counts_from_the_day_after_its_activation_and_not_before()
    {
        var days = await costs.RowsAsync("2026-06-20", "2026-07-01", filter: CostWorld.OnlyUsage, by: CostWorld.By(CostWorld.Tag, "TAG"));
        var tagged = days.Where(row => row.Keys[0] == $"{CostWorld.Tag}$env-0001").Select(row => row.Day).ToList();
        // Asked for on the morning of the 22nd, it shows within a day.
        tagged[0].ShouldBe("2026-06-23");
        tagged.Count.ShouldBe(8);
        days.Where(row => row.Day == "2026-06-21").ShouldHaveSingleItem().Keys.ShouldBe([$"{CostWorld.Tag}$"]);
    }

    [Fact]
    public async Task Some_of_it_is_never_tagged()
    {
        var july = await costs.RowsAsync("2026-07-01", "2026-08-01", "MONTHLY", CostWorld.OnlyUsage, by: CostWorld.By(CostWorld.Tag, "TAG"));
        var total = july.Sum(row => row.Cost);
        (july.Single(row => row.Keys[0] == $"{CostWorld.Tag}$").Cost / total).ShouldBeInRange(0.005m, 0.05m);
    }

    [Fact]
    public async Task Keys_are_listed_once_seen_and_volumes_carry_what_the_launch_template_says()
    {
        var tags = (await costs.CallAsync("ListCostAllocationTags")).GetProperty("CostAllocationTags").EnumerateArray().ToDictionary(tag => tag.GetProperty("TagKey").GetString()!);
        tags[CostWorld.Tag].GetProperty("Status").GetString().ShouldBe("Active");
        tags[CostWorld.Tag].GetProperty("LastUpdatedDate").GetString()!.ShouldStartWith("2026-06-22T09:00:");
        tags[CostWorld.Tag].GetProperty("LastUsedDate").GetString().ShouldBe("2026-08-01T00:00:00Z");
        tags["aws:cloudformation:stack-name"].GetProperty("Type").GetString().ShouldBe("AWSGenerated");
        tags["portal:cost-centre"].GetProperty("Status").GetString().ShouldBe("Inactive");
        tags["portal:cost-centre"].TryGetProperty("LastUpdatedDate", out _).ShouldBeFalse();
        var volumes = await costs.RowsAsync("2026-07-01", "2026-08-01", "MONTHLY", CostWorld.Is("USAGE_TYPE", "EBS:VolumeUsage.gp3"), by: CostWorld.By(CostWorld.Tag, "TAG"));
        volumes.ShouldHaveSingleItem().Keys.ShouldBe([$"{CostWorld.Tag}$env-0001"]);
    }

    [Fact]
    public async Task A_key_that_no_usage_had_is_refused_with_the_whole_call()
    {
        var refused = await costs.RefusedAsync("UpdateCostAllocationTagsStatus", new
        {
            CostAllocationTagsStatus = new[] { new { TagKey = "colour", Status = "Active" }, new { TagKey = "portal:owner", Status = "Active" }, new { TagKey = "size", Status = "Active" } },
        });
        (refused.Status, refused.Code).ShouldBe((400, "ValidationException"));
        refused.Said.ShouldBe("Failed to update Cost Allocation Tag: Tag keys not found: colour,size");
        var owner = await costs.CallAsync("ListCostAllocationTags", new { TagKeys = new[] { "portal:owner" } });
        owner.GetProperty("CostAllocationTags").EnumerateArray().Single().GetProperty("Status").GetString().ShouldBe("Inactive");
    }

    [Fact]
    public async Task Only_the_account_that_pays_may_look_at_them()
    {
        var linked = new JsonClient(world.Process.Address, "ce", "AWSInsightsIndexService", "us-east-1") { Key = new("sandbox-2", "sandbox-2-secret") };
        var refused = await linked.RefusedAsync("ListCostAllocationTags");
        (refused.Code, refused.Said).ShouldBe(("AccessDeniedException", "Failed to list Cost Allocation Tags: Linked account doesn't have access to cost allocation tags."));
    }

    [Fact]
    public async Task GetTags_names_active_keys_and_their_values()
    {
        async Task<JsonElement> Tags(object input) => await costs.CallAsync("GetTags", input);
        var period = new { Start = "2026-07-01", End = "2026-08-01" };
        var keys = await Tags(new { TimePeriod = period });
        keys.GetProperty("Tags").EnumerateArray().Select(tag => tag.GetString()).ShouldBe([CostWorld.Tag]);
        keys.GetProperty("TotalSize").GetInt32().ShouldBe(1);
        var values = await Tags(new { TimePeriod = period, TagKey = CostWorld.Tag });
        values.GetProperty("Tags").EnumerateArray().Select(tag => tag.GetString()).ShouldBe(["", "env-0001"]);
        var before = await Tags(new { TimePeriod = new { Start = "2026-06-20", End = "2026-06-22" } });
        before.GetProperty("Tags").GetArrayLength().ShouldBe(0);
    }
}
