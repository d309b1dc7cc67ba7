using System.Net;
using System.Net.Http.Json;
using System.Xml.Linq;

namespace Portal.AwsSandbox.Tests.Harness;

/// <summary>An answer that was an error.</summary>
public sealed class WireException(HttpStatusCode status, string code, string message) : Exception($"{code}: {message}")
{
    public int Status => (int)status;

    public string Code => code;

    public string Said => message;
}

/// <summary>Speaks the Query protocol to the sandbox, with a signer of its own. Every answer is held against the service model.</summary>
public sealed class Client(Uri address, string region)
{
    private static readonly HttpClient Http = new();

    public string Region => region;

    public Uri Address => address;

    public string Account { get; init; } = "111111111111";

    public SigningKey Key { get; init; } = new("sandbox", "sandbox-secret");

    /// <summary>Calls CloudFormation; the answer is the content of the Result element, without namespaces.</summary>
    public Task<XElement> CallAsync(string action, params (string Name, string Value)[] input) => CallAsync("cloudformation", "2010-05-15", action, input);

    public async Task<XElement> CallAsync(string service, string version, string action, params (string Name, string Value)[] input)
    {
        using var request = await SignedAsync(service, version, action, input);
        return Result(await SendAsync(request), service, action);
    }

    /// <summary>A call of CloudFormation, signed and not yet sent.</summary>
    public Task<HttpRequestMessage> SignedAsync(string action, params (string Name, string Value)[] input) => SignedAsync("cloudformation", "2010-05-15", action, input);

    private async Task<HttpRequestMessage> SignedAsync(string service, string version, string action, (string Name, string Value)[] input)
    {
        var form = string.Join('&', input.Prepend(("Version", version)).Prepend(("Action", action))
            .Select(pair => $"{Uri.EscapeDataString(pair.Item1)}={Uri.EscapeDataString(pair.Item2)}"));
        var request = new HttpRequestMessage(HttpMethod.Post, address) { Content = new StringContent(form) };
        request.Content.Headers.ContentType = new("application/x-www-form-urlencoded") { CharSet = "utf-8" };
        await Signer.SignAsync(request, Key, service, region);
        return request;
    }

    public static async Task<byte[]> BytesAsync(HttpRequestMessage request)
    {
        using var response = await Http.SendAsync(request, TestContext.Current.CancellationToken);
        return await response.Content.ReadAsByteArrayAsync();
    }

    public static async Task<(HttpStatusCode Status, XElement Body)> SendAsync(HttpRequestMessage request)
    {
        using var response = await Http.SendAsync(request, TestContext.Current.CancellationToken);
        return (response.StatusCode, Plain(XElement.Parse(await response.Content.ReadAsStringAsync())));
    }

    public static XElement Result((HttpStatusCode Status, XElement Body) answer, string service, string action)
    {
        var (status, body) = answer;
        if (body.Name == "ErrorResponse")
            throw new WireException(status, body.Element("Error")!.Element("Code")!.Value, body.Element("Error")!.Element("Message")!.Value);
        status.ShouldBe(HttpStatusCode.OK);
        body.Name.LocalName.ShouldBe($"{action}Response");
        body.Element("ResponseMetadata")!.Element("RequestId")!.Value.ShouldNotBeEmpty();
        ServiceModel.Check(service, action, body.Element($"{action}Result"));
        return body.Element($"{action}Result") ?? new XElement("None");
    }

    /// <summary>Reads by path, as services without actions in their protocol are read; the answer's root is what the model calls the payload.</summary>
    public async Task<XElement> GetAsync(string service, string path)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, new Uri(address, path));
        await Signer.SignAsync(request, Key, service, region);
        var (status, body) = await SendAsync(request);
        if (body.Name == "ErrorResponse") throw new WireException(status, body.Element("Error")!.Element("Code")!.Value, body.Element("Error")!.Element("Message")!.Value);
        return body;
    }

    public async Task ControlAsync(HttpMethod method, string path, object? body = null)
    {
        using var request = new HttpRequestMessage(method, new Uri(address, "/_sandbox/" + path)) { Content = body is null ? null : JsonContent.Create(body) };
        using var response = await Http.SendAsync(request);
        response.IsSuccessStatusCode.ShouldBeTrue(await response.Content.ReadAsStringAsync());
    }

    private static XElement Plain(XElement element) =>
        new(element.Name.LocalName, element.HasElements ? element.Elements().Select(Plain) : element.Value);
}
