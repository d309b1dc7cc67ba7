using System.ComponentModel;
using System.Diagnostics;
using System.Text.Json;

namespace Portal.AwsSandbox.Tests.Harness;

/// <summary>A program installed on this machine, pointed at the sandbox. Tests that need one are skipped where it is not.</summary>
public static class Tool
{
    public static async Task<(int Code, string Output)> RunAsync(Client client, string program, params string[] arguments)
    {
        var start = new ProcessStartInfo(program, arguments)
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            UseShellExecute = false,
            Environment =
            {
                ["AWS_ACCESS_KEY_ID"] = client.Key.Id, ["AWS_SECRET_ACCESS_KEY"] = client.Key.Secret, ["AWS_DEFAULT_REGION"] = client.Region,
                ["AWS_PAGER"] = "", ["AWS_EC2_METADATA_DISABLED"] = "true", ["AWS_CONFIG_FILE"] = "/dev/null", ["SANDBOX"] = client.Address.ToString(),
            },
        };
        using var process = Start(start);
        var output = process.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
        var errors = process.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);
        return (process.ExitCode, await output + await errors);
    }

    /// <summary>One command of the AWS CLI; a failure fails the test with what it said.</summary>
    public static async Task<JsonElement> AwsAsync(Client client, params string[] arguments)
    {
        var (code, output) = await RunAsync(client, "aws", ["--endpoint-url", client.Address.ToString(), .. arguments]);
        code.ShouldBe(0, output);
        return output.StartsWith('{') ? JsonDocument.Parse(output).RootElement : default;
    }

    public static Process Start(ProcessStartInfo start)
    {
        try
        {
            return Process.Start(start)!;
        }
        catch (Win32Exception)
        {
            Assert.Skip($"skipped: {start.FileName} not installed");
            throw;
        }
    }
}
