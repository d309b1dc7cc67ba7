using System.Globalization;
using System.Net;
using System.Net.Http.Json;
using Portal.AwsSandbox.Tests.Harness;

namespace Portal.AwsSandbox.Tests.Control;

public sealed class ClockTests
{
    [Fact]
    public async Task Cloud_time_goes_back_only_in_an_empty_world_and_forward_from_then_on()
    {
        await using var sandbox = await SandboxProcess.StartAsync(speed: 60);
        var client = new Client(sandbox.Address, "us-east-1");
        await client.ControlAsync(HttpMethod.Put, "clock", new { at = "2025-10-01T08:00:00Z" });
        await client.CallAsync("CreateStack", ("StackName", "a"), ("TemplateBody", StackSteps.OneBucket));
        await client.ControlAsync(HttpMethod.Put, "clock", new { at = "2025-10-01T09:00:00Z" });
        Hour(await client.EventsAsync("a"))[^1].ShouldBe(Hour(await client.EventsAsync("a"))[0]);
        var refused = await PutAsync(client, new { at = "2025-09-01T08:00:00Z" });
        refused.Status.ShouldBe(HttpStatusCode.UnprocessableEntity);
        refused.Body.ShouldContain("must not lie before the time shown");
        (await PutAsync(client, new { at = "yesterday" })).Body.ShouldContain("ISO 8601");

        await sandbox.KillAsync();
        await sandbox.StartAsync();
        client = new Client(sandbox.Address, "us-east-1");
        await client.CallAsync("CreateStack", ("StackName", "b"), ("TemplateBody", StackSteps.OneBucket));
        var made = (await client.DescribeAsync("b")).Element("CreationTime")!.Value;
        made.ShouldStartWith("2025-10-01T09:");
    }

    [Fact]
    public async Task A_signature_by_the_time_shown_is_as_right_as_one_by_the_real_time()
    {
        await using var sandbox = await SandboxProcess.StartAsync(speed: 60);
        var client = new Client(sandbox.Address, "us-east-1");
        var past = new DateTimeOffset(2025, 10, 1, 8, 0, 0, TimeSpan.Zero);
        await client.ControlAsync(HttpMethod.Put, "clock", new { at = past });
        (await SignedAsync(client, past)).ShouldBe(HttpStatusCode.OK);
        (await SignedAsync(client, TimeProvider.System.GetUtcNow())).ShouldBe(HttpStatusCode.OK);
        (await SignedAsync(client, past.AddDays(1))).ShouldBe(HttpStatusCode.Forbidden);
    }

    private static async Task<HttpStatusCode> SignedAsync(Client client, DateTimeOffset at)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, client.Address) { Content = new StringContent("Action=ListStacks&Version=2010-05-15") };
        request.Content.Headers.ContentType = new("application/x-www-form-urlencoded");
        await Signer.SignAsync(request, client.Key, "cloudformation", client.Region, at);
        return (await Client.SendAsync(request)).Status;
    }

    private static List<string> Hour(List<System.Xml.Linq.XElement> events) =>
        [.. events.Select(e => DateTimeOffset.Parse(e.Element("Timestamp")!.Value, CultureInfo.InvariantCulture).UtcDateTime.ToString("yyyy-MM-dd HH", CultureInfo.InvariantCulture))];

    private static async Task<(HttpStatusCode Status, string Body)> PutAsync(Client client, object body)
    {
        using var http = new HttpClient();
        using var response = await http.PutAsJsonAsync(new Uri(client.Address, "/_sandbox/clock"), body, TestContext.Current.CancellationToken);
        return (response.StatusCode, await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
    }
}
