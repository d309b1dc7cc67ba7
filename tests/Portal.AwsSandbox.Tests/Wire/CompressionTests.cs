using System.IO.Compression;
using System.Net.Http.Headers;
using System.Text;
using Portal.AwsSandbox.Tests.Harness;

namespace Portal.AwsSandbox.Tests.Wire;

public sealed class CompressionTests(SharedSandbox shared)
{
    private readonly Client client = shared.Client();

    [Fact]
    public async Task A_long_answer_is_compressed_for_those_who_take_that_and_for_nobody_else()
    {
        await client.CreateAsync("shown", StackSteps.OneBucket);
        using var http = new HttpClient();
        using var asked = await client.SignedAsync("DescribeStackEvents", ("StackName", "shown"));
        asked.Headers.AcceptEncoding.Add(new StringWithQualityHeaderValue("gzip"));
        using var packed = await http.SendAsync(asked, TestContext.Current.CancellationToken);
        packed.Content.Headers.ContentEncoding.ShouldBe(["gzip"]);
        await using var unpacked = new GZipStream(await packed.Content.ReadAsStreamAsync(TestContext.Current.CancellationToken), CompressionMode.Decompress);
        using var reader = new StreamReader(unpacked, Encoding.UTF8);
        (await reader.ReadToEndAsync(TestContext.Current.CancellationToken)).ShouldContain("<DescribeStackEventsResult>");

        using var plain = await client.SignedAsync("DescribeStackEvents", ("StackName", "shown"));
        using var answer = await http.SendAsync(plain, TestContext.Current.CancellationToken);
        answer.Content.Headers.ContentEncoding.ShouldBeEmpty();
    }

    [Fact]
    public async Task The_request_id_of_the_body_stands_in_the_header_too()
    {
        using var http = new HttpClient();
        using var request = await client.SignedAsync("DescribeStacks");
        using var answer = await http.SendAsync(request, TestContext.Current.CancellationToken);
        var body = await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        body.ShouldContain($"<RequestId>{answer.Headers.GetValues("x-amzn-RequestId").Single()}</RequestId>");
    }
}
