using System.Globalization;
using System.Net;
using System.Text.Json.Nodes;
using Amazon.CloudFormation;
using Amazon.CloudFormation.Model;
using Amazon.CostExplorer;
using Amazon.CostExplorer.Model;
using Amazon.Runtime;
using Npgsql;
using Portal.Tests.Harness;
using CostTagEntry = Amazon.CostExplorer.Model.CostAllocationTagStatusEntry;

namespace Portal.Tests.Costs;

/// <summary>The bill as the portal keeps it, against the sandbox's own: asked for in another way, by month instead of by day.</summary>
public sealed class BilledTests : IAsyncLifetime
{
    private const string Tag = "portal:environment-id";

    private RunningSandbox _sandbox = null!;
    private RunningPortal _portal = null!;

    public async ValueTask InitializeAsync()
    {
        _sandbox = await RunningSandbox.StartAsync(3000);
        var now = TimeProvider.System.GetUtcNow();
        // Two months of three environments, whose tag counts from the third day on.
        await GoToAsync(now.AddDays(-62));
        foreach (var (name, type) in (IEnumerable<(string, string)>)[("one", "t3.large"), ("two", "m7g.medium")]) await StackAsync(name, type);
        await GoToAsync(now.AddDays(-60));
        await Costs.UpdateCostAllocationTagsStatusAsync(new UpdateCostAllocationTagsStatusRequest { CostAllocationTagsStatus = [new CostTagEntry { TagKey = Tag, Status = CostAllocationTagStatus.Active }] }, Cancellation);
        await GoToAsync(now.AddDays(-20));
        await StackAsync("three", "t4g.medium");
        await _sandbox.ControlAsync(HttpMethod.Put, "speed", new { speed = 0.01 });
        await GoToAsync(now);
        // Many pages: a token that is lost or used twice would show.
        await _sandbox.ControlAsync(HttpMethod.Put, "costs/page", new { rows = 50 });
        _portal = await RunningPortal.StartAsync(_sandbox.Place);
        await UntilReadAsync();
    }

    public async ValueTask DisposeAsync()
    {
        await _portal.DisposeAsync();
        await _sandbox.DisposeAsync();
    }

    [Fact]
    public async Task What_is_kept_equals_the_sandboxs_ledger_by_environment_service_and_month()
    {
        var kept = await KeptAsync("environment, service");
        var billed = await LedgerAsync(GroupDefinitionType.TAG, Tag, GroupDefinitionType.DIMENSION, "SERVICE");
        billed.Count.ShouldBeGreaterThan(8);
        kept.OrderBy(row => row.Key).Select(row => (row.Key, Math.Round(row.Value, 2))).ShouldBe(billed.OrderBy(row => row.Key).Select(row => (row.Key, Math.Round(row.Value, 2))));
        kept.Keys.ShouldContain(key => key.Contains("env-three", StringComparison.Ordinal));

        // Credits, refunds and tax are kept apart: with them it is the whole bill.
        await using var connection = await _portal.DatabaseAsync();
        var all = await SumAsync(connection, "SELECT sum(amount) FROM cost_records") + await SumAsync(connection, "SELECT sum(amount) FROM cost_set_aside");
        Math.Round(all, 2).ShouldBe(Math.Round((await LedgerAsync(null, null, null, null, everything: true)).Values.Sum(), 2));

        // Every page that was asked for is counted, and none beside.
        var asked = JsonNode.Parse(await _sandbox.ReadAsync("state"))!["calls"]!.AsArray()
            .Where(call => call!["action"]!.GetValue<string>() is "ce:GetCostAndUsage" or "ce:ListCostAllocationTags").Sum(call => call!["calls"]!.GetValue<int>()) - _ledgerCalls;
        var counted = await SumAsync(connection, "SELECT sum(requests + backfill) FROM cost_request_days");
        counted.ShouldBe(asked);
        counted.ShouldBeGreaterThan(20);

        var state = (await _portal.CostReviewer.GetAsync("/costs/portfolio")).Should(HttpStatusCode.OK).Json["state"]!;
        state["tag"]!["status"]!.GetValue<string>().ShouldBe("active");
        DateOnly.Parse(state["billedThrough"]!.GetValue<string>(), CultureInfo.InvariantCulture).ShouldBeInRange(Today.AddDays(-4), Today.AddDays(-1));
    }

    [Fact]
    public async Task Days_that_changed_since_are_read_again_and_no_others()
    {
        await using var connection = await _portal.DatabaseAsync();
        var before = await SumAsync(connection, "SELECT sum(requests) FROM cost_request_days");
        var last = await DayAsync(connection, "SELECT max(day) FROM cost_records");
        // A late correction of one day long ago, one row too much of another, and the rest as it was.
        await RunAsync(connection, $"UPDATE cost_records SET amount = amount + 1 WHERE day = '{last.AddDays(-12):yyyy-MM-dd}' AND environment = 'env-one'");
        await RunAsync(connection, $"INSERT INTO cost_records (day, environment, service, span, amount, is_open) VALUES ('{last.AddDays(-14):yyyy-MM-dd}', 'env-gone', 'AWS WAF', 'Day', 3, true)");
        await RunAsync(connection, "UPDATE billed_readings SET next_look_at = now(), read_at = NULL");
        await UntilReadAsync();

        await ShouldEqualTheLedgerAsync();
        // The survey of two months, and two single days.
        (await SumAsync(connection, "SELECT sum(requests) FROM cost_request_days") - before).ShouldBeInRange(3, 10);

        // What went from one environment to another leaves every day's total as it was. It is found once a day, and read for these two alone.
        await RunAsync(connection, $"UPDATE cost_records SET environment = 'env-gone' WHERE day = '{last.AddDays(-30):yyyy-MM-dd}' AND environment = 'env-one'");
        before = await SumAsync(connection, "SELECT sum(requests) FROM cost_request_days");
        await RunAsync(connection, "UPDATE billed_readings SET next_look_at = now(), read_at = now() - interval '1 day'");
        await Patience.UntilAsync(async () => await SumAsync(connection, "SELECT count(*) FROM cost_records WHERE environment = 'env-gone'") == 0, () => _portal.Log);
        await ShouldEqualTheLedgerAsync();
        (await SumAsync(connection, "SELECT sum(requests) FROM cost_request_days") - before).ShouldBeInRange(3, 12);
    }

    private async Task ShouldEqualTheLedgerAsync() => (await KeptAsync("environment, service")).Select(row => (row.Key, Math.Round(row.Value, 6))).OrderBy(row => row.Key)
        .ShouldBe((await LedgerAsync(GroupDefinitionType.TAG, Tag, GroupDefinitionType.DIMENSION, "SERVICE")).Select(row => (row.Key, Math.Round(row.Value, 6))).OrderBy(row => row.Key));

    private int _ledgerCalls;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    private static DateOnly Today => DateOnly.FromDateTime(TimeProvider.System.GetUtcNow().UtcDateTime);

    private AWSCredentials Credentials => new BasicAWSCredentials(_sandbox.Place.AccessKey, _sandbox.Place.Secret);

    private AmazonCostExplorerClient Costs => new(Credentials, new AmazonCostExplorerConfig { ServiceURL = _sandbox.Place.Url, AuthenticationRegion = "us-east-1" });

    private Task GoToAsync(DateTimeOffset at) => _sandbox.ControlAsync(HttpMethod.Put, "clock", new { at });

    private Task UntilReadAsync() => Patience.UntilAsync(async () => (await _portal.CostReviewer.GetAsync("/costs/portfolio")).Should(HttpStatusCode.OK).Json["state"]!["readAt"] is not null, () => _portal.Log);

    private async Task StackAsync(string name, string type)
    {
        using var client = new AmazonCloudFormationClient(Credentials, new AmazonCloudFormationConfig { ServiceURL = _sandbox.Place.Url, AuthenticationRegion = "us-east-1" });
        await client.CreateChangeSetAsync(new CreateChangeSetRequest
        {
            StackName = name,
            ChangeSetName = "first",
            ChangeSetType = ChangeSetType.CREATE,
            Tags = [new Amazon.CloudFormation.Model.Tag { Key = Tag, Value = $"env-{name}" }],
            TemplateBody = $$"""
                Resources:
                  Web: { Type: "AWS::EC2::Instance", Properties: { InstanceType: {{type}}, ImageId: ami-12345678 } }
                  Disk: { Type: "AWS::EC2::Volume", Properties: { VolumeType: gp3, Size: 100, AvailabilityZone: us-east-1a } }
                  Files: { Type: "AWS::S3::Bucket" }
                  Key: { Type: "AWS::SecretsManager::Secret" }
                """,
        }, Cancellation);
        await Patience.UntilAsync(async () => (await client.DescribeChangeSetAsync(new DescribeChangeSetRequest { StackName = name, ChangeSetName = "first" }, Cancellation)).Status == ChangeSetStatus.CREATE_COMPLETE, () => name);
        await client.ExecuteChangeSetAsync(new ExecuteChangeSetRequest { StackName = name, ChangeSetName = "first" }, Cancellation);
        await Patience.UntilAsync(async () => (await client.DescribeStacksAsync(new DescribeStacksRequest { StackName = name }, Cancellation)).Stacks![0].StackStatus == StackStatus.CREATE_COMPLETE, () => name);
    }

    private async Task<Dictionary<string, decimal>> LedgerAsync(GroupDefinitionType? type, string? key, GroupDefinitionType? second, string? secondKey, bool everything = false)
    {
        var rows = new Dictionary<string, decimal>();
        string? next = null;
        do
        {
            _ledgerCalls++;
            var page = await Costs.GetCostAndUsageAsync(new GetCostAndUsageRequest
            {
                TimePeriod = new DateInterval { Start = $"{new DateOnly(Today.Year, Today.Month, 1).AddMonths(-4):yyyy-MM-dd}", End = $"{Today.AddDays(1):yyyy-MM-dd}" },
                Granularity = Granularity.MONTHLY,
                Metrics = ["UnblendedCost"],
                Filter = everything ? null : new Expression { Not = new Expression { Dimensions = new DimensionValues { Key = Dimension.RECORD_TYPE, Values = ["Credit", "Refund", "Tax"] } } },
                GroupBy = type is null ? null : [new GroupDefinition { Type = type, Key = key }, new GroupDefinition { Type = second, Key = secondKey }],
                NextPageToken = next,
            }, Cancellation);
            foreach (var span in page.ResultsByTime ?? [])
            {
                if (type is null) rows[span.TimePeriod!.Start] = Amount(span.Total!);
                foreach (var group in span.Groups ?? []) rows[$"{span.TimePeriod!.Start[..7]} {group.Keys![0].Split('$')[1]} {group.Keys[1]}"] = Amount(group.Metrics!);
            }
            next = page.NextPageToken;
        }
        while (next is not null);
        return rows;
    }

    private static decimal Amount(Dictionary<string, MetricValue> metrics) => decimal.Parse(metrics["UnblendedCost"].Amount!, NumberStyles.Float, CultureInfo.InvariantCulture);

    private async Task<Dictionary<string, decimal>> KeptAsync(string by)
    {
        await using var connection = await _portal.DatabaseAsync();
        await using var command = new NpgsqlCommand($"SELECT to_char(day, 'YYYY-MM') || ' ' || environment || ' ' || service, sum(amount) FROM cost_records GROUP BY to_char(day, 'YYYY-MM'), {by}", connection);
        await using var rows = await command.ExecuteReaderAsync(Cancellation);
        var sums = new Dictionary<string, decimal>();
        while (await rows.ReadAsync(Cancellation)) sums[rows.GetString(0)] = rows.GetDecimal(1);
        return sums;
    }

    private static async Task<decimal> SumAsync(NpgsqlConnection connection, string sql)
    {
        await using var command = new NpgsqlCommand(sql, connection);
        return Convert.ToDecimal(await command.ExecuteScalarAsync(Cancellation), CultureInfo.InvariantCulture);
    }

    private static async Task<DateOnly> DayAsync(NpgsqlConnection connection, string sql)
    {
        await using var command = new NpgsqlCommand(sql, connection);
        return (await command.ExecuteScalarAsync(Cancellation)) switch { DateOnly day => day, DateTime at => DateOnly.FromDateTime(at), var other => throw new InvalidOperationException($"{other} is no day.") };
    }

    private static async Task RunAsync(NpgsqlConnection connection, string sql)
    {
        await using var command = new NpgsqlCommand(sql, connection);
        await command.ExecuteNonQueryAsync(Cancellation);
    }
}
