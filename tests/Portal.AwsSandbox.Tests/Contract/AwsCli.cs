using System.Collections.Concurrent;
using System.Diagnostics;
using System.Text.Json;
using System.Text.RegularExpressions;
using Portal.AwsSandbox.Tests.Harness;

namespace Portal.AwsSandbox.Tests.Contract;

/// <summary>The AWS CLI of one generation, a process a call.</summary>
public sealed partial class AwsCli(Place place, int generation, string program) : IDriver
{
    private static readonly ConcurrentDictionary<int, Task<string?>> Programs = new();

    public string Name => $"aws CLI {generation}";

    public static async Task<IDriver> FindAsync(Place place, int generation)
    {
        if (await Programs.GetOrAdd(generation, FindAsync) is not { } program)
        {
            Assert.Skip($"skipped: aws CLI {generation} not installed");
            throw new UnreachableException();
        }
        return new AwsCli(place, generation, program);
    }

    public async Task<Outcome> CallAsync(string operation, JsonElement input)
    {
        var (code, output, errors) = await RunAsync(Dashed(operation), "--cli-input-json", input.GetRawText(), "--output", "json");
        if (code == 0) return new Outcome(output.Trim().Length == 0 ? JsonDocument.Parse("{}").RootElement : JsonDocument.Parse(output).RootElement);
        if (errors.Contains("Unknown parameter in input", StringComparison.Ordinal)) Assert.Skip($"skipped: this aws CLI {generation} is older than a parameter of {operation}");
        return Refusal().Match(errors) is { Success: true } refusal
            ? new Outcome(default, refusal.Groups[1].Value, refusal.Groups[2].Value.Trim())
            : throw new InvalidOperationException($"aws {operation}: {errors}{output}");
    }

    public async Task<Outcome?> WaitAsync(string waiter, JsonElement input)
    {
        var arguments = input.EnumerateObject().SelectMany(each => new[] { "--" + Dashed(each.Name), each.Value.GetString()! });
        var (code, output, errors) = await RunAsync(["wait", waiter, .. arguments]);
        return code == 0 ? new Outcome(default) : new Outcome(default, "Waiter", errors + output);
    }

    public async Task<string?> DeployAsync(string stack, string templateFile)
    {
        var (code, output, errors) = await RunAsync("deploy", "--stack-name", stack, "--template-file", templateFile, "--no-fail-on-empty-changeset");
        code.ShouldBe(0, errors + output);
        return output + errors;
    }

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    private async Task<(int Code, string Output, string Errors)> RunAsync(params string[] arguments)
    {
        string[] where = place.Address is null ? [] : ["--endpoint-url", place.Address.ToString()];
        var start = new ProcessStartInfo(program, [.. where, "cloudformation", .. arguments]) { RedirectStandardOutput = true, RedirectStandardError = true, UseShellExecute = false };
        place.Write(start.Environment);
        return await EndAsync(start);
    }

    // Both generations are called aws; which one a program is, only it can tell.
    private static async Task<string?> FindAsync(int generation)
    {
        foreach (var folder in (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator).Distinct())
            if (Path.Combine(folder, "aws") is var program && File.Exists(program) &&
                (await EndAsync(new ProcessStartInfo(program, ["--version"]) { RedirectStandardOutput = true, RedirectStandardError = true, UseShellExecute = false }))
                is (0, var output, var errors) && (output + errors).StartsWith($"aws-cli/{generation}.", StringComparison.Ordinal)) return program;
        return null;
    }

    private static async Task<(int Code, string Output, string Errors)> EndAsync(ProcessStartInfo start)
    {
        using var process = Tool.Start(start);
        var output = process.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
        var errors = process.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);
        return (process.ExitCode, await output, await errors);
    }

    private static string Dashed(string name) => Hump().Replace(name, "-$0").ToLowerInvariant();

    [GeneratedRegex("(?<=[a-z])[A-Z]")]
    private static partial Regex Hump();

    [GeneratedRegex(@"An error occurred \((\S+)\) when calling the \S+ operation(?: \([^)]*\))?: (.*)", RegexOptions.Singleline)]
    private static partial Regex Refusal();
}
