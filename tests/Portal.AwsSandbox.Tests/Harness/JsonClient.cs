using System.Text;
using System.Text.Json;

namespace Portal.AwsSandbox.Tests.Harness;

/// <summary>Speaks the JSON 1.1 protocol to the sandbox. Every answer is held against the service model.</summary>
public sealed class JsonClient(Uri address, string service, string targetPrefix, string region)
{
    private static readonly HttpClient Http = new();

    public SigningKey Key { get; init; } = new("sandbox", "sandbox-secret");

    public static JsonClient Pricing(Uri address, string region = "us-east-1") => new(address, "pricing", "AWSPriceListService", region);

    public static JsonClient Costs(Uri address, string region = "us-east-1") => new(address, "ce", "AWSInsightsIndexService", region);

    public async Task<JsonElement> CallAsync(string action, object? input = null)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, address)
        {
            Content = new StringContent(JsonSerializer.Serialize(input ?? new { }), Encoding.UTF8),
        };
        request.Content.Headers.ContentType = new("application/x-amz-json-1.1");
        request.Headers.Add("X-Amz-Target", $"{targetPrefix}.{action}");
        await Signer.SignAsync(request, Key, service, region);
        using var response = await Http.SendAsync(request, TestContext.Current.CancellationToken);
        var answer = JsonDocument.Parse(await response.Content.ReadAsStringAsync()).RootElement;
        if (answer.TryGetProperty("__type", out var code))
            throw new WireException(response.StatusCode, code.GetString()!, (answer.TryGetProperty("message", out var said) ? said : answer.GetProperty("Message")).GetString()!);
        ((int)response.StatusCode).ShouldBe(200);
        response.Headers.GetValues("x-amzn-RequestId").ShouldHaveSingleItem().ShouldNotBeEmpty();
        JsonModel.Check(service, action, answer);
        return answer;
    }

    public async Task<WireException> RefusedAsync(string action, object? input = null) =>
        await Should.ThrowAsync<WireException>(() => CallAsync(action, input));
}
