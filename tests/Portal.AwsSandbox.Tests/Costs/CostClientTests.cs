using System.Globalization;
using Amazon.CostExplorer;
using Amazon.CostExplorer.Model;
using Amazon.Runtime;
using Portal.AwsSandbox.Tests.Harness;

namespace Portal.AwsSandbox.Tests.Costs;

/// <summary>The same costs through clients that others wrote.</summary>
public sealed class CostClientTests(CostWorld world)
{
    private const string Script = """
        import os, subprocess, sys, time, urllib.request, socket
        try:
            import boto3
        except ImportError:
            sys.exit(77)
        def client(url):
            return boto3.client("ce", endpoint_url=url, region_name="us-east-1")
        # What moto knows of it: the call, its parameters, and the shape of the answer.
        def contract(ce):
            answer = ce.get_cost_and_usage(TimePeriod={"Start": "2026-07-01", "End": "2026-08-01"}, Granularity="MONTHLY", Metrics=["UnblendedCost"],
                                           GroupBy=[{"Type": "DIMENSION", "Key": "SERVICE"}, {"Type": "TAG", "Key": "portal:environment-id"}],
                                           Filter={"Not": {"Dimensions": {"Key": "RECORD_TYPE", "Values": ["Credit", "Refund", "Tax"]}}})
            assert answer["ResponseMetadata"]["HTTPStatusCode"] == 200
            for span in answer.get("ResultsByTime", []):
                assert span["TimePeriod"]["Start"] < span["TimePeriod"]["End"] and isinstance(span["Estimated"], bool)
                for group in span["Groups"]:
                    assert len(group["Keys"]) == 2 and float(group["Metrics"]["UnblendedCost"]["Amount"]) >= 0
            return answer
        ce = client(os.environ["SANDBOX"])
        july = contract(ce)
        keys = {group["Keys"][1] for group in july["ResultsByTime"][0]["Groups"]}
        assert keys == {"portal:environment-id$", "portal:environment-id$env-0001"}, keys
        values = ce.get_dimension_values(TimePeriod={"Start": "2026-07-01", "End": "2026-08-01"}, Dimension="LINKED_ACCOUNT")["DimensionValues"]
        assert [v["Value"] for v in values] == ["111111111111"] and values[0]["Attributes"]["description"], values
        types = ce.get_dimension_values(TimePeriod={"Start": "2026-07-01", "End": "2026-08-01"}, Dimension="USAGE_TYPE", SearchString="natgateway")
        assert [v["Value"] for v in types["DimensionValues"]] == ["NatGateway-Bytes", "NatGateway-Hours"], types
        assert types["TotalSize"] == types["ReturnSize"] == 2
        try:
            ce.get_cost_and_usage(TimePeriod={"Start": "2026-07-01", "End": "2026-08-01"}, Granularity="DAILY", Metrics=["UnblendedCost"], NextPageToken="x")
            assert False
        except ce.exceptions.InvalidNextTokenException:
            pass
        try:
            with socket.socket() as s:
                s.bind(("127.0.0.1", 0))
                port = s.getsockname()[1]
            moto = subprocess.Popen(["moto_server", "-H", "127.0.0.1", "-p", str(port)], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        except FileNotFoundError:
            print("all well without moto")
            sys.exit(0)
        try:
            for attempt in range(200):
                try:
                    urllib.request.urlopen(f"http://127.0.0.1:{port}/moto-api/data.json")
                    break
                except OSError:
                    time.sleep(0.2)
            contract(client(f"http://127.0.0.1:{port}"))
        finally:
            moto.terminate()
            moto.wait()
        print("all well")
        """;

    [Fact]
    public async Task Boto_reads_them_and_its_call_means_the_same_to_moto()
    {
        var (code, output) = await Tool.RunAsync(world.Client, "python3", "-c", Script);
        if (code == 77) Assert.Skip("skipped: boto3 not installed");
        output.Trim().ShouldStartWith("all well");
    }

    [Fact]
    public async Task Our_own_client_reads_groups_and_understands_errors()
    {
        using var client = new AmazonCostExplorerClient(new BasicAWSCredentials("sandbox", "sandbox-secret"),
            new AmazonCostExplorerConfig { ServiceURL = world.Process.Address.ToString(), AuthenticationRegion = "us-east-1" });
        var request = new GetCostAndUsageRequest
        {
            TimePeriod = new DateInterval { Start = "2026-07-01", End = "2026-07-08" },
            Granularity = Granularity.DAILY,
            Metrics = ["UnblendedCost", "UsageQuantity"],
            GroupBy = [new GroupDefinition { Type = GroupDefinitionType.TAG, Key = CostWorld.Tag }, new GroupDefinition { Type = GroupDefinitionType.DIMENSION, Key = "SERVICE" }],
        };
        var answer = await client.GetCostAndUsageAsync(request, TestContext.Current.CancellationToken);
        var days = answer.ResultsByTime!;
        days.Count.ShouldBe(7);
        var database = days[3].Groups!.Single(group => group.Keys!.SequenceEqual([$"{CostWorld.Tag}$env-0001", "Amazon Relational Database Service"]));
        decimal.Parse(database.Metrics!["UnblendedCost"].Amount!, CultureInfo.InvariantCulture).ShouldBe(24 * 0.258m + 100 * 0.23m / 31, 0.01m);
        database.Metrics["UnblendedCost"].Unit.ShouldBe("USD");
        answer.GroupDefinitions!.Select(group => group.Key).ShouldBe([CostWorld.Tag, "SERVICE"]);
        request.NextPageToken = "nonsense";
        await Should.ThrowAsync<InvalidNextTokenException>(() => client.GetCostAndUsageAsync(request, TestContext.Current.CancellationToken));
    }
}
