using System.Text.Json;
using Portal.AwsSandbox.Tests.Harness;
using Portal.AwsSandbox.Wire;

namespace Portal.AwsSandbox.Tests.Clients;

/// <summary>Refusals in every protocol as boto3 understands them: code, message, status and request id.</summary>
public sealed class ErrorTests(SharedSandbox shared)
{
    [Fact]
    public async Task Every_protocol_refuses_in_the_words_and_with_the_status_that_its_clients_know()
    {
        // Credentials last a quarter of an hour at least; some that have ended are made with the seal of this very sandbox.
        var seal = await File.ReadAllBytesAsync(Path.Combine(shared.Process.Folder, "sandbox", "session.key"), TestContext.Current.CancellationToken);
        var ended = new Keyring([], seal).Issue(new Caller("111111111111", "arn:aws:sts::111111111111:assumed-role/r/s", "AROA:s", ""), TimeProvider.System.GetUtcNow().AddMinutes(-1));
        var expired = JsonSerializer.Serialize(new { id = ended.AccessKeyId, secret = ended.Secret, token = ended.SessionToken });
        var (code, output) = await Script.RunAsync(shared.Client("eu-west-2"), "errors.py", ("\"\"\"EXPIRED\"\"\"", $"'{expired}'"));
        if (code == 77) Assert.Skip("skipped: boto3 not installed");
        output.Trim().ShouldBe("all well");
    }
}
