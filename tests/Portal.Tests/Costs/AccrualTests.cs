using System.Globalization;
using System.Net;
using System.Text.Json.Nodes;
using Amazon.CostExplorer;
using Amazon.CostExplorer.Model;
using Amazon.Pricing;
using Amazon.Pricing.Model;
using Amazon.Runtime;
using Portal.Costs.Bench;
using Portal.Tests.Harness;

namespace Portal.Tests.Costs;

/// <summary>
/// The estimate of what stands against what the sandbox metered of it, at the sandbox's own list prices: one environment of each
/// preset, each in an account of its own, so that what carries no tag (traffic between zones, detailed monitoring) counts too.
/// Free amounts are an account's and no estimate takes them off, so what they waived is put back.
/// </summary>
public sealed class AccrualTests(SharedPortal shared) : ApiTests(shared)
{
    private const decimal HoursOfEstimate = 730;
    private const decimal Most = 0.05m;

    /// <summary>What the portal asks of CloudWatch is in no estimate of an environment.</summary>
    private const string OwnMonitoring = "CW:GMD-Metrics";

    private static readonly (string Preset, string Account, string Key)[] Presets = [("production-app", "111111111111", "sandbox"), ("e-commerce", "222222222222", "sandbox-2"), ("saas", "333333333333", "sandbox-3")];

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_estimate_of_what_stands_is_within_five_hundredths_of_the_sandboxs_accrual_for_each_preset()
    {
        await using var sandbox = await RunningSandbox.StartAsync(3000, "333333333333:sandbox-3:sandbox-3-secret");
        var now = TimeProvider.System.GetUtcNow();
        var month = new DateOnly(now.Year, now.Month, 1).AddMonths(-1);
        var built = new DateTimeOffset(month.AddDays(-3).ToDateTime(TimeOnly.MinValue), TimeSpan.Zero);
        var template = await File.ReadAllTextAsync(Path.Combine(Solution.Root, "templates/three-tier/template.yaml"), Cancellation);
        foreach (var (preset, _, key) in Presets)
        {
            using var world = new DrawnWorld(sandbox.Place.Url, template, key, $"{key}-secret");
            if (preset == Presets[0].Preset) await world.GoToAsync(built, Cancellation);
            var inputs = (await EvaluatedAsync(preset, null))["inputs"]!.AsObject().Where(input => input.Key is not ("EnvironmentName" or "EnvironmentId" or "Owner" or "CostCenter") && !input.Key.StartsWith("AvailabilityZone", StringComparison.Ordinal))
                .Select(input => (input.Key, input.Value!.GetValue<string>())).ToList();
            await world.BuildAsync($"w-{preset}", $"env-{preset}", inputs, Cancellation);
            if (preset == Presets[^1].Preset) await world.GoToAsync(now, Cancellation);
        }

        var say = TestContext.Current.TestOutputHelper!;
        foreach (var (preset, account, key) in Presets)
        {
            var used = await UsedAsync(sandbox, account, key, month);
            var accrued = used.Sum(line => line.AtList);
            var metered = (await EvaluatedAsync(preset, Assumptions(used, month)))["cost"]!;
            var estimate = Usd(metered["expected"]);
            var assumed = Usd((await EvaluatedAsync(preset, null))["cost"]!["expected"]);
            say.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{preset}: assumed {assumed:0.00}, of what stands {estimate:0.00}, accrued at list {accrued:0.00}, billed {used.Sum(line => line.Billed):0.00}, {(estimate / accrued) - 1:+0.0 %;-0.0 %}"));
            (Math.Abs((estimate / accrued) - 1) <= Most).ShouldBeTrue($"{preset}: {estimate} against {accrued}\n{string.Join('\n', used.Select(line => $"{line.UsageType} {line.Quantity:0.##} {line.Unit} {line.AtList:0.00}"))}\n{metered["lines"]}");
        }
    }

    /// <param name="Quantity">Of the month, in the unit.</param>
    /// <param name="AtList">USD for a month of 730 hours, as the sandbox's price list has it.</param>
    private sealed record Used(string UsageType, string Unit, decimal Quantity, decimal Billed, decimal AtList);

    /// <summary>What the month used, in the terms of the form's assumptions.</summary>
    private static Dictionary<string, string> Assumptions(IReadOnlyList<Used> used, DateOnly month)
    {
        var hours = 24m * DateTime.DaysInMonth(month.Year, month.Month);
        decimal Of(string part) => used.Where(line => line.UsageType.Contains(part, StringComparison.Ordinal)).Sum(line => line.Quantity);
        return new Dictionary<string, decimal>
        {
            ["meanInstances"] = Of("BoxUsage") / hours,
            ["lcu"] = Of("LCUUsage") / hours,
            ["natDataGb"] = Of("NatGateway-Bytes"),
            ["edgeTransferGb"] = Of("DataTransfer-Out-Bytes"),
            ["edgeRequestsMillions"] = Of("Requests-Tier2-HTTPS") / 1_000_000,
            ["assetsGb"] = Of("TimedStorage-ByteHrs"),
            ["assetPutsThousands"] = Of("Requests-Tier1") / 1000,
            ["assetGetsThousands"] = (Of("Requests-Tier2") - Of("Requests-Tier2-HTTPS")) / 1000,
            // What leaves one zone arrives in another, and both are metered.
            ["crossZoneGb"] = Of("DataTransfer-Regional-Bytes") / 2,
            ["logsGb"] = Of("DataProcessing-Bytes"),
            ["webAcls"] = 0,
        }.ToDictionary(each => each.Key, each => each.Value.ToString(CultureInfo.InvariantCulture));
    }

    private async Task<JsonNode> EvaluatedAsync(string preset, Dictionary<string, string>? assumptions) => (await Engineer.PostAsync("/products/three-tier/evaluations",
        new { preset, stage = "production", account = "111111111111", region = "us-east-1", costCentre = "CC-4110", assumptions = assumptions ?? [] })).Should(HttpStatusCode.OK).Json;

    private static async Task<IReadOnlyList<Used>> UsedAsync(RunningSandbox sandbox, string account, string key, DateOnly month)
    {
        var credentials = new BasicAWSCredentials(key, $"{key}-secret");
        using var costs = new AmazonCostExplorerClient(credentials, new AmazonCostExplorerConfig { ServiceURL = sandbox.Place.Url, AuthenticationRegion = "us-east-1" });
        using var pricing = new AmazonPricingClient(credentials, new AmazonPricingConfig { ServiceURL = sandbox.Place.Url, AuthenticationRegion = "us-east-1" });
        var page = await costs.GetCostAndUsageAsync(new GetCostAndUsageRequest
        {
            TimePeriod = new DateInterval { Start = $"{month:yyyy-MM-dd}", End = $"{month.AddMonths(1):yyyy-MM-dd}" },
            Granularity = Granularity.MONTHLY,
            Metrics = ["UnblendedCost", "UsageQuantity"],
            Filter = new Expression
            {
                And =
                [
                    new Expression { Not = new Expression { Dimensions = new DimensionValues { Key = Dimension.RECORD_TYPE, Values = ["Credit", "Refund", "Tax"] } } },
                    new Expression { Dimensions = new DimensionValues { Key = Dimension.LINKED_ACCOUNT, Values = [account] } },
                ],
            },
            GroupBy = [new GroupDefinition { Type = GroupDefinitionType.DIMENSION, Key = "USAGE_TYPE" }],
        }, Cancellation);
        var hours = 24m * DateTime.DaysInMonth(month.Year, month.Month);
        var used = new List<Used>();
        foreach (var group in page.ResultsByTime![0].Groups!.Where(group => !group.Keys![0].EndsWith(OwnMonitoring, StringComparison.Ordinal)))
        {
            var (billed, quantity, unit) = (Number(group.Metrics!["UnblendedCost"]), Number(group.Metrics["UsageQuantity"]), group.Metrics["UsageQuantity"].Unit!);
            // Where several products share a usage type, such as two engines of a cache, nothing of it is free and the bill is the list.
            var list = await PriceAsync(pricing, group.Keys![0]) is { } price ? quantity * price : billed;
            used.Add(new Used(group.Keys[0], unit, quantity, billed, list * (unit.EndsWith("Hrs", StringComparison.Ordinal) ? HoursOfEstimate / hours : 1)));
        }
        return used;
    }

    private static async Task<decimal?> PriceAsync(AmazonPricingClient pricing, string usageType)
    {
        var prices = new List<decimal>();
        foreach (var service in (string[])["AmazonCloudFront", "AmazonCloudWatch"])
        {
            var found = await pricing.GetProductsAsync(new GetProductsRequest { ServiceCode = service, Filters = [new Filter { Type = FilterType.TERM_MATCH, Field = "usagetype", Value = usageType }] }, Cancellation);
            prices.AddRange((found.PriceList ?? []).Select(text => JsonNode.Parse(text)!["terms"]!["OnDemand"]!.AsObject().First().Value!["priceDimensions"]!.AsObject().First().Value!["pricePerUnit"]!["USD"]!.GetValue<string>())
                .Select(text => decimal.Parse(text, NumberStyles.Float, CultureInfo.InvariantCulture)));
        }
        return prices is [var only] ? only : null;
    }

    private static decimal Number(MetricValue value) => decimal.Parse(value.Amount!, NumberStyles.Float, CultureInfo.InvariantCulture);

    private static decimal Usd(JsonNode? money) => decimal.Parse(money!["amount"]!.ToString(), NumberStyles.Float, CultureInfo.InvariantCulture);
}
