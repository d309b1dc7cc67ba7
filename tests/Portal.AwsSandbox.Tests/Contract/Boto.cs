using System.Diagnostics;
using System.Text.Json;
using Portal.AwsSandbox.Tests.Harness;

namespace Portal.AwsSandbox.Tests.Contract;

/// <summary>boto3 in one process that takes a call a line.</summary>
public sealed class Boto : IDriver
{
    private const string Script = """
        import json, os, sys
        try:
            import boto3
            from botocore import xform_name
            from botocore.exceptions import ClientError, WaiterError
        except ImportError:
            sys.exit(77)
        client = boto3.client("cloudformation", endpoint_url=os.environ.get("ENDPOINT"))
        print("{}", flush=True)
        for line in sys.stdin:
            ask = json.loads(line)
            try:
                if "waiter" in ask:
                    config = {} if "ENDPOINT" not in os.environ else {"WaiterConfig": {"Delay": 1}}
                    client.get_waiter(ask["waiter"].replace("-", "_")).wait(**ask["input"], **config)
                    answer = {}
                else:
                    answer = getattr(client, xform_name(ask["operation"]))(**ask["input"])
                out = {"answer": answer}
            except ClientError as e:
                out = {"code": e.response["Error"]["Code"], "message": e.response["Error"]["Message"]}
            except WaiterError as e:
                out = {"code": "Waiter", "message": str(e)}
            print(json.dumps(out, default=str), flush=True)
        """;

    private readonly Process process;

    private Boto(Process process) => this.process = process;

    public string Name => "boto3";

    public static async Task<IDriver> StartAsync(Place place)
    {
        var start = new ProcessStartInfo("python3", ["-c", Script]) { RedirectStandardInput = true, RedirectStandardOutput = true, UseShellExecute = false };
        place.Write(start.Environment);
        var started = Tool.Start(start);
        if (await started.StandardOutput.ReadLineAsync(TestContext.Current.CancellationToken) is null) Assert.Skip("skipped: boto3 not installed");
        return new Boto(started);
    }

    public Task<Outcome> CallAsync(string operation, JsonElement input) => AskAsync(new { operation, input });

    public async Task<Outcome?> WaitAsync(string waiter, JsonElement input) => await AskAsync(new { waiter, input });

    public Task<string?> DeployAsync(string stack, string templateFile) => Task.FromResult<string?>(null);

    public ValueTask DisposeAsync()
    {
        process.Kill();
        process.Dispose();
        return ValueTask.CompletedTask;
    }

    private async Task<Outcome> AskAsync(object ask)
    {
        await process.StandardInput.WriteLineAsync(JsonSerializer.Serialize(ask));
        await process.StandardInput.FlushAsync();
        var line = await process.StandardOutput.ReadLineAsync(TestContext.Current.CancellationToken) ?? throw new InvalidOperationException("The script ended.");
        var said = JsonDocument.Parse(line).RootElement;
        return said.TryGetProperty("code", out var code)
            ? new Outcome(default, code.GetString(), said.GetProperty("message").GetString())
            : new Outcome(said.GetProperty("answer"));
    }
}
