using System.Globalization;
using System.Text.Json;
using Portal.AwsSandbox.Tests.Costs;
using Portal.AwsSandbox.Tests.Harness;

[assembly: AssemblyFixture(typeof(CostWorld))]

namespace Portal.AwsSandbox.Tests.Costs;

/// <summary>
/// A sandbox that lived from June to August: a three-tier environment at a fixed size from 20 June on, whose tag counts from about 23 June,
/// and a small one without that tag from 10 to 12 July. It is noon of 20 August.
/// </summary>
public sealed class CostWorld : IAsyncLifetime
{
    public const string Tag = "portal:environment-id";

    public SandboxProcess Process { get; private set; } = null!;

    public JsonClient Costs => JsonClient.Costs(Process.Address);

    public Client Client => new(Process.Address, "us-east-1");

    public async ValueTask InitializeAsync()
    {
        Process = await SandboxProcess.StartAsync(speed: 3000);
        await LiveAsync(Process);
    }

    public ValueTask DisposeAsync() => Process.DisposeAsync();

    public static async Task LiveAsync(SandboxProcess process)
    {
        var client = new Client(process.Address, "us-east-1");
        var costs = JsonClient.Costs(process.Address);
        await GoToAsync(client, "2026-06-20T08:00:00Z");
        await ThreeTierAsync(client, "shop");
        await GoToAsync(client, "2026-06-20T10:00:00Z");
        await GoToAsync(client, "2026-06-22T09:00:00Z");
        await costs.CallAsync("UpdateCostAllocationTagsStatus", new { CostAllocationTagsStatus = new[] { new { TagKey = Tag, Status = "Active" } } });
        await GoToAsync(client, "2026-07-10T00:00:00Z");
        await client.CallAsync("CreateStack", ("StackName", "brief"), ("TemplateBody", """
            Resources:
              Web: { Type: "AWS::EC2::Instance", Properties: { InstanceType: t3.large, ImageId: ami-12345678 } }
            """));
        await GoToAsync(client, "2026-07-12T00:00:00Z");
        await client.CallAsync("DeleteStack", ("StackName", "brief"));
        await GoToAsync(client, "2026-07-12T02:00:00Z");
        await GoToAsync(client, "2026-08-20T12:00:00Z");
    }

    public static Task GoToAsync(Client client, string at) => client.ControlAsync(HttpMethod.Put, "clock", new { at });

    public static async Task ThreeTierAsync(Client client, string name, string environment = "env-0001", string size = "4")
    {
        var template = await File.ReadAllTextAsync(Repository.Find("templates/three-tier/template.yaml"), TestContext.Current.CancellationToken);
        await client.CallAsync("CreateStack",
        [
            ("StackName", name), ("TemplateBody", template), ("Capabilities.member.1", "CAPABILITY_IAM"),
            ("Tags.member.1.Key", Tag), ("Tags.member.1.Value", environment),
            .. StackSteps.Parameters(
                ("EnvironmentName", name), ("EnvironmentId", environment), ("Owner", "shop"), ("CostCenter", "cc"),
                ("AvailabilityZone1", client.Region + "a"), ("AvailabilityZone2", client.Region + "b"), ("AvailabilityZone3", client.Region + "c"),
                ("InstanceType", "t4g.medium"), ("MinCapacity", size), ("MaxCapacity", size)),
        ]);
    }

    /// <summary>Usage only, in place of the whole bill.</summary>
    public static object OnlyUsage => Is("RECORD_TYPE", "Usage");

    public static object Is(string dimension, params string[] values) => new { Dimensions = new { Key = dimension, Values = values } };

    public static object By(string key, string type = "DIMENSION") => new { Type = type, Key = key };
}

internal static class CostReading
{
    /// <summary>One row a group, or a span when nothing groups: its first day, its keys, its cost.</summary>
    public static async Task<List<(string Day, string[] Keys, decimal Cost)>> RowsAsync(
        this JsonClient costs, string start, string end, string granularity = "DAILY", object? filter = null, string metric = "UnblendedCost", params object[] by)
    {
        var rows = new List<(string, string[], decimal)>();
        string? token = null;
        do
        {
            var page = await costs.CallAsync("GetCostAndUsage", new
            {
                TimePeriod = new { Start = start, End = end },
                Granularity = granularity,
                Metrics = new[] { metric },
                Filter = filter,
                GroupBy = by.Length > 0 ? by : null,
                NextPageToken = token,
            });
            foreach (var span in page.GetProperty("ResultsByTime").EnumerateArray())
            {
                var day = span.GetProperty("TimePeriod").GetProperty("Start").GetString()!;
                if (by.Length == 0) rows.Add((day, [], Amount(span.GetProperty("Total"), metric)));
                foreach (var group in span.GetProperty("Groups").EnumerateArray())
                    rows.Add((day, [.. group.GetProperty("Keys").EnumerateArray().Select(key => key.GetString()!)], Amount(group.GetProperty("Metrics"), metric)));
            }
            token = page.TryGetProperty("NextPageToken", out var next) ? next.GetString() : null;
        }
        while (token is not null);
        return rows;
    }

    public static decimal Amount(JsonElement metrics, string metric) =>
        decimal.Parse(metrics.GetProperty(metric).GetProperty("Amount").GetString()!, NumberStyles.Float, CultureInfo.InvariantCulture);
}
