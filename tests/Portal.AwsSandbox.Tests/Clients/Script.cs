using Portal.AwsSandbox.Tests.Harness;

namespace Portal.AwsSandbox.Tests.Clients;

/// <summary>A script beside the tests, run by Python against a sandbox; it exits with 77 where boto3 is missing.</summary>
internal static class Script
{
    /// <param name="filled">Texts of the script and what takes their place: what reads a pipe would need another harness.</param>
    public static async Task<(int Code, string Output)> RunAsync(Client client, string name, params (string Text, string By)[] filled)
    {
        var script = await File.ReadAllTextAsync(Repository.Find($"tests/Portal.AwsSandbox.Tests/Clients/{name}"), TestContext.Current.CancellationToken);
        foreach (var (text, by) in filled) script = script.Replace(text, by, StringComparison.Ordinal);
        return await Tool.RunAsync(client, "python3", "-c", script);
    }
}
