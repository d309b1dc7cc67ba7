using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using System.Xml.Linq;
using Amazon.Runtime;

namespace Portal.AwsClients.Tests.Moto;

/// <summary>
/// An AWS emulator of other people's making, started with signature verification: it lets the first three calls
/// pass, which make a user, its keys and its policy, and refuses from then on what is not rightly signed.
/// </summary>
public sealed class MotoServer : IAsyncLifetime
{
    private const string UserPolicy = """{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":"*","Resource":"*"}]}""";

    private Process? server;

    public string Url { get; private set; } = "";

    /// <summary>Null when moto_server is not on the PATH.</summary>
    public AWSCredentials? Credentials { get; private set; }

    public async ValueTask InitializeAsync()
    {
        if (OnPath("moto_server") is not { } program)
            return;
        Url = $"http://127.0.0.1:{FreePort()}";
        var start = new ProcessStartInfo(program, ["-H", "127.0.0.1", "-p", new Uri(Url).Port.ToString()])
        {
            UseShellExecute = false,
            RedirectStandardError = true,
            RedirectStandardOutput = true,
            Environment = { ["INITIAL_NO_AUTH_ACTION_COUNT"] = "3" },
        };
        server = Process.Start(start)!;
        server.OutputDataReceived += static (_, _) => { };
        server.ErrorDataReceived += static (_, _) => { };
        server.BeginOutputReadLine();
        server.BeginErrorReadLine();

        using var http = new HttpClient();
        await CallIamAsync(http, "CreateUser", ("UserName", "portal"));
        var key = await CallIamAsync(http, "CreateAccessKey", ("UserName", "portal"));
        await CallIamAsync(http, "PutUserPolicy", ("UserName", "portal"), ("PolicyName", "all"), ("PolicyDocument", UserPolicy));
        Credentials = new BasicAWSCredentials(Text(key, "AccessKeyId"), Text(key, "SecretAccessKey"));
    }

    public async ValueTask DisposeAsync()
    {
        if (server is null)
            return;
        server.Kill(entireProcessTree: true);
        await server.WaitForExitAsync();
        server.Dispose();
    }

    private async Task<XElement> CallIamAsync(HttpClient http, string action, params (string Name, string Value)[] parameters)
    {
        var fields = parameters.ToDictionary(parameter => parameter.Name, parameter => parameter.Value);
        fields["Action"] = action;
        fields["Version"] = "2010-05-08";

        using var answer = await SendWhenUpAsync(http, fields);
        answer.StatusCode.ShouldBe(HttpStatusCode.OK);
        return XElement.Parse(await answer.Content.ReadAsStringAsync());
    }

    // Only a refused connection is tried again: each call that gets through is one of the three.
    private async Task<HttpResponseMessage> SendWhenUpAsync(HttpClient http, Dictionary<string, string> fields)
    {
        for (var attempt = 1; ; attempt++)
        {
            using var request = new HttpRequestMessage(HttpMethod.Post, Url) { Content = new FormUrlEncodedContent(fields) };
            request.Headers.TryAddWithoutValidation(
                "Authorization", "AWS4-HMAC-SHA256 Credential=any/20260101/us-east-1/iam/aws4_request, SignedHeaders=host, Signature=0");
            try
            {
                return await http.SendAsync(request);
            }
            catch (HttpRequestException) when (attempt < 300 && !server!.HasExited)
            {
                await Task.Delay(TimeSpan.FromMilliseconds(100));
            }
        }
    }

    private static string Text(XElement answer, string name) => answer.Descendants().Single(element => element.Name.LocalName == name).Value;

    private static string? OnPath(string program) =>
        (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator)
        .Select(folder => Path.Combine(folder, program))
        .FirstOrDefault(File.Exists);

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
