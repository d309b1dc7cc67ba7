using System.IO.Compression;
using System.Net;
using System.Text;
using Amazon.CloudWatch;
using Amazon.CloudWatch.Model;
using Amazon.Runtime;
using Portal.AwsSandbox.Tests.Harness;

namespace Portal.AwsSandbox.Tests.CloudWatch;

/// <summary>Our own client, which speaks Query, the JSON protocol, and bodies that are gzipped.</summary>
public sealed class ClientTests(SharedSandbox shared)
{
    private readonly Client client = shared.Client();

    [Fact]
    public async Task Our_client_reads_what_was_put_gzipped_and_tells_errors_by_type()
    {
        var at = TimeProvider.System.GetUtcNow().AddMinutes(-10);
        at = at.AddTicks(-(at.Ticks % TimeSpan.TicksPerMinute));
        await PutGzippedAsync(at);
        using var ours = new AmazonCloudWatchClient(new BasicAWSCredentials(client.Key.Id, client.Key.Secret), new AmazonCloudWatchConfig
        {
            ServiceURL = client.Address.ToString(),
            AuthenticationRegion = client.Region,
        });
        var request = new GetMetricDataRequest
        {
            StartTime = at.UtcDateTime,
            EndTime = at.AddMinutes(1).UtcDateTime,
            MetricDataQueries = [new() { Id = "m", MetricStat = new() { Metric = new() { Namespace = "Gzip", MetricName = "Put" }, Period = 60, Stat = "Sum" } }],
        };
        var answer = await ours.GetMetricDataAsync(request, TestContext.Current.CancellationToken);
        answer.MetricDataResults!.Single().Values.ShouldBe([7.5]);
        answer.MetricDataResults!.Single().Timestamps!.Single().ToUniversalTime().ShouldBe(at.UtcDateTime);
        request.NextToken = "none";
        (await Should.ThrowAsync<InvalidNextTokenException>(ours.GetMetricDataAsync(request, TestContext.Current.CancellationToken))).StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        (await ours.DescribeAlarmsAsync(new DescribeAlarmsRequest { MaxRecords = 10 }, TestContext.Current.CancellationToken)).MetricAlarms.ShouldBeEmpty();
    }

    [Fact]
    public async Task The_JSON_protocol_answers_and_refuses_in_its_own_form()
    {
        var (status, body, error) = await JsonAsync("ListMetrics", """{"Namespace":"None"}""");
        (status, body, error).ShouldBe((HttpStatusCode.OK, """{"Metrics":[]}""", null));
        (status, body, error) = await JsonAsync("PutMetricData", """{"Namespace":"A","MetricData":[]}""");
        status.ShouldBe(HttpStatusCode.BadRequest);
        body.ShouldContain("#MissingRequiredParameterException\"");
        error.ShouldBe("MissingParameter;Sender");
    }

    private async Task PutGzippedAsync(DateTimeOffset at)
    {
        var form = $"Action=PutMetricData&Version=2010-08-01&Namespace=Gzip&MetricData.member.1.MetricName=Put&MetricData.member.1.Value=7.5&MetricData.member.1.Timestamp={Uri.EscapeDataString(Environment.Iso(at))}";
        using var packed = new MemoryStream();
        await using (var gzip = new GZipStream(packed, CompressionLevel.Fastest, leaveOpen: true)) await gzip.WriteAsync(Encoding.UTF8.GetBytes(form), TestContext.Current.CancellationToken);
        using var request = new HttpRequestMessage(HttpMethod.Post, client.Address) { Content = new ByteArrayContent(packed.ToArray()) };
        request.Content.Headers.ContentType = new("application/x-www-form-urlencoded");
        request.Content.Headers.ContentEncoding.Add("gzip");
        await Signer.SignAsync(request, client.Key, "monitoring", client.Region);
        Client.Result(await Client.SendAsync(request), "monitoring", "PutMetricData");
    }

    private async Task<(HttpStatusCode Status, string Body, string? Error)> JsonAsync(string action, string json)
    {
        using var http = new HttpClient();
        using var request = new HttpRequestMessage(HttpMethod.Post, client.Address) { Content = new StringContent(json, Encoding.UTF8, "application/x-amz-json-1.0") };
        request.Headers.Add("X-Amz-Target", "GraniteServiceVersion20100801." + action);
        await Signer.SignAsync(request, client.Key, "monitoring", client.Region);
        using var response = await http.SendAsync(request, TestContext.Current.CancellationToken);
        return (response.StatusCode, await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken),
            response.Headers.TryGetValues("x-amzn-query-error", out var values) ? values.Single() : null);
    }
}
