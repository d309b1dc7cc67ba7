using System.Net;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Portal.Domain;
using Portal.Platform.Telemetry;
using Portal.Tests.Harness;

namespace Portal.Tests.Platform.Telemetry;

public sealed partial class TelemetryTests(ObservedPortal observed) : IClassFixture<ObservedPortal>
{
    [Fact]
    public async Task One_trace_follows_a_request_from_submit_to_environment()
    {
        string[] stages = ["submit", "prepare", "review", "deploy", "record"];
        string[] calls = ["cloudformation:CreateChangeSet", "cloudformation:ExecuteChangeSet"];
        var trace = PortalTrace.IdOf(new RequestId(observed.Request.Id)).ToHexString();
        List<ToldSpan> Spans() => [.. observed.Receiver.Spans.Where(span => span.Trace == trace)];
        await Patience.UntilAsync(() => Task.FromResult(stages.Concat(calls).All(name => Spans().Exists(span => span.Name == name))), () => string.Join(", ", Spans().Select(span => span.Name).Distinct()));

        var told = stages.Select(stage => Spans().First(span => span.Name == stage)).ToList();
        told.Select(span => span.Attributes["request"]).Distinct().ShouldBe([observed.Request.Id]);
        told.Select(span => span.Attributes["environment"]).Distinct().ShouldBe([observed.Environment]);
        told.ShouldAllBe(span => span.End >= span.Start && span.Parent.Length == 0);
        // Each began when the one before it had.
        told.Select(span => span.Start).ShouldBe(told.Select(span => span.Start).Order());
        Spans().Single(span => span.Name == "deploy").Attributes["result"].ShouldBe("succeeded");
        // Calls stand below the look that made them.
        Spans().Where(span => calls.Contains(span.Name)).ShouldAllBe(span => span.Parent.Length == 16 && span.Attributes["cloud.region"] == AwsPlace.Region);
        observed.Receiver.Spans.Where(span => span.Attributes.GetValueOrDefault("request") == observed.Request.Id).Select(span => span.Trace).Distinct().ShouldBe([trace]);
    }

    [Fact]
    public async Task Logs_carry_the_ids_of_request_environment_and_deployment()
    {
        await Patience.UntilAsync(() => Task.FromResult(observed.Receiver.Logs.Any(IsDeploy)), () => observed.Portal.Log);
        var sent = observed.Receiver.Logs.First(IsDeploy);
        sent.Attributes["environment"].ShouldBe(observed.Environment);
        sent.Attributes["deployment"].ShouldBe(observed.Request["deployment"]);
        sent.Trace.ShouldBe(PortalTrace.IdOf(new RequestId(observed.Request.Id)).ToHexString());

        var lines = observed.Portal.Log.Split('\n').Where(line => line.StartsWith('{')).Select(line => JsonNode.Parse(line)!).ToList();
        var printed = lines.First(line => line["State"]?["Stage"]?.GetValue<string>() == "deploy" && Scoped(line, "request") == observed.Request.Id);
        Scoped(printed, "environment").ShouldBe(observed.Environment);
        Scoped(printed, "deployment").ShouldBe(observed.Request["deployment"]);

        bool IsDeploy(ToldLog log) => log.Attributes.GetValueOrDefault("Stage") == "deploy" && log.Attributes.GetValueOrDefault("request") == observed.Request.Id;
        static string? Scoped(JsonNode line, string key) => line["Scopes"]?.AsArray().Select(scope => scope as JsonObject).Select(scope => scope?[key]?.GetValue<string>()).FirstOrDefault(value => value is not null);
    }

    [Fact]
    public async Task Metrics_are_read_as_Prometheus_writes_them()
    {
        var text = await MetricsAsync(text => text.Contains("portal_environments{", StringComparison.Ordinal));
        foreach (var line in text.Split('\n', StringSplitOptions.RemoveEmptyEntries)) Sample().IsMatch(line).ShouldBeTrue(line);
        var types = text.Split('\n').Where(line => line.StartsWith("# TYPE ", StringComparison.Ordinal)).Select(line => line.Split(' ')[2]).ToList();
        types.ShouldBeUnique();
        Value(text, "portal_deployments_ended_total{kind=\"create\",result=\"succeeded\"}").ShouldBeGreaterThanOrEqualTo(1);
        Value(text, "portal_change_sets_preparation_seconds_count{result=\"ready\"}").ShouldBeGreaterThanOrEqualTo(1);
        Value(text, $"portal_aws_calls_total{{account=\"{observed.Portal.Aws.Account}\",operation=\"ExecuteChangeSet\",outcome=\"ok\",region=\"{AwsPlace.Region}\",service=\"cloudformation\"}}").ShouldBeGreaterThanOrEqualTo(1);
        // What goes to the collector is the same.
        await Patience.UntilAsync(() => Task.FromResult(observed.Receiver.Metrics.ContainsKey("portal.aws.calls")), () => string.Join(", ", observed.Receiver.Metrics.Keys));
    }

    [Fact]
    public async Task Every_query_of_the_dashboard_names_a_metric_that_exists()
    {
        var board = JsonNode.Parse(await File.ReadAllTextAsync(Path.Combine(Solution.Root, "docs", "grafana", "portal.json"), TestContext.Current.CancellationToken))!;
        var asked = board["panels"]!.AsArray().SelectMany(panel => panel!["targets"]!.AsArray()).SelectMany(target => MetricName().Matches(target!["expr"]!.GetValue<string>())).Select(match => Series().Replace(match.Value, "")).Distinct().ToList();
        asked.Count.ShouldBeGreaterThan(15);
        var text = await MetricsAsync(text => text.Contains("portal_environments{", StringComparison.Ordinal) && text.Contains("portal_health_passes_total", StringComparison.Ordinal));
        // What nobody did yet has no value, but it has an instrument.
        var known = text.Split('\n').Where(line => line.StartsWith("# TYPE ", StringComparison.Ordinal)).Select(line => line.Split(' ')[2]).Concat(Instruments.Names()).ToHashSet();
        asked.Where(name => !known.Contains(name)).ShouldBeEmpty();
    }

    [Fact]
    public async Task An_account_that_is_away_degrades_the_portal_and_does_not_take_it_out()
    {
        await UntilReadyAsync("ready");
        await observed.Sandbox.ControlAsync(HttpMethod.Post, "denials", new { action = "*", account = ObservedPortal.SecondAccount });
        var told = await UntilReadyAsync("degraded");
        var check = told["checks"]!.AsArray().Single(one => one!["state"]!.GetValue<string>() == "degraded")!;
        check["name"]!.GetValue<string>().ShouldBe($"aws {ObservedPortal.SecondAccount}/{AwsPlace.Region}");
        check["sentence"]!.GetValue<string>().ShouldContain("sts:GetCallerIdentity");
        told["checks"]!.AsArray().Select(one => one!["name"]!.GetValue<string>()).ShouldContain("clock of AWS");
        await observed.Sandbox.ControlAsync(HttpMethod.Delete, "denials", new { });
        told = await UntilReadyAsync("ready");
        told["checks"]!.AsArray().Select(one => one!["name"]!.GetValue<string>()).ShouldBe(
            ["database", "clock of the database", "job store", $"aws {observed.Portal.Aws.Account}/{AwsPlace.Region}", $"aws {observed.Portal.Aws.Account}/eu-west-1", $"aws {ObservedPortal.SecondAccount}/{AwsPlace.Region}", "clock of AWS"], ignoreOrder: true);
    }

    private async Task<JsonNode> UntilReadyAsync(string status)
    {
        JsonNode? told = null;
        await Patience.UntilAsync(async () =>
        {
            using var answer = await observed.Portal.PageAsync("/healthz/ready");
            answer.StatusCode.ShouldBe(HttpStatusCode.OK);
            told = JsonNode.Parse(await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken))!;
            return told["status"]!.GetValue<string>() == status;
        }, () => $"{told}");
        return told!;
    }

    private async Task<string> MetricsAsync(Func<string, bool> isSo)
    {
        var text = "";
        await Patience.UntilAsync(async () =>
        {
            using var answer = await observed.Portal.PageAsync("/metrics");
            answer.StatusCode.ShouldBe(HttpStatusCode.OK);
            return isSo(text = await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
        }, () => text);
        return text;
    }

    private static double Value(string text, string series) =>
        double.Parse(text.Split('\n').FirstOrDefault(line => line.StartsWith(series + " ", StringComparison.Ordinal))?.Split(' ')[^1] ?? throw new InvalidOperationException($"There is no {series} in\n{text}"), System.Globalization.CultureInfo.InvariantCulture);

    [GeneratedRegex("""^(# (HELP|TYPE) [a-z_][a-zA-Z0-9_]* .*|# HELP [a-z_][a-zA-Z0-9_]* ?|[a-z_][a-zA-Z0-9_]*(\{([a-zA-Z_][a-zA-Z0-9_]*="([^"\\]|\\.)*",?)*\})? (-?[0-9.E+-]+|NaN|[+-]Inf))$""")]
    private static partial Regex Sample();

    [GeneratedRegex(@"\b(portal|http|kestrel|aspnetcore|db)_[a-z_]+")]
    private static partial Regex MetricName();

    [GeneratedRegex("_(bucket|sum|count)$")]
    private static partial Regex Series();
}
