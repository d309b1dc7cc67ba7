using System.Net.Http.Json;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Portal.AwsSandbox.Tests.Contract;

/// <summary>Carries out steps by one driver. In what is expected <c>*</c> stands for anything.</summary>
internal sealed class Player(Place place, IDriver driver, Dictionary<string, string> known)
{
    // Waiters of the official tools: what they look at, and what ends them.
    private static readonly Dictionary<string, (string Operation, string Path, string Wanted)> Waiters = new()
    {
        ["change-set-create-complete"] = ("DescribeChangeSet", "Status", "CREATE_COMPLETE"),
        ["stack-create-complete"] = ("DescribeStacks", "Stacks[0].StackStatus", "CREATE_COMPLETE"),
        ["stack-update-complete"] = ("DescribeStacks", "Stacks[0].StackStatus", "UPDATE_COMPLETE"),
        ["stack-delete-complete"] = ("DescribeStacks", "Stacks[0].StackStatus", "DELETE_COMPLETE"),
        ["stack-import-complete"] = ("DescribeStacks", "Stacks[0].StackStatus", "IMPORT_COMPLETE"),
        // Whatever its name says, this one waits for an update that went back.
        ["stack-rollback-complete"] = ("DescribeStacks", "Stacks[0].StackStatus", "UPDATE_ROLLBACK_COMPLETE"),
    };

    public Task PlayAsync(JsonElement step, string where)
    {
        if (step.TryGetProperty("call", out var call)) return CallAsync(call.GetString()!, step, where);
        if (step.TryGetProperty("wait", out var wait)) return WaitAsync(wait.GetString()!, step.GetProperty("input"), where);
        if (step.TryGetProperty("history", out var history)) return HistoryAsync(history.GetString()!, step, where);
        if (step.TryGetProperty("deploy", out var template)) return DeployAsync(template, step.GetProperty("says").GetString()!, where);
        return OrderAsync(step.GetProperty("order").GetString()!, step.GetProperty("body"));
    }

    private async Task CallAsync(string operation, JsonElement step, string where)
    {
        var input = Input(step.GetProperty("input"));
        var outcome = await driver.CallAsync(operation, input);
        if (step.TryGetProperty("error", out var error))
        {
            outcome.Code.ShouldBe(error[0].GetString(), where);
            Matches(outcome.Message, error[1].GetString()!, where);
            return;
        }
        if (step.TryGetProperty("until", out var until)) outcome = await UntilAsync(operation, input, until, where);
        outcome.Code.ShouldBeNull($"{where}: {outcome.Message}");
        if (step.TryGetProperty("expect", out var expected))
            foreach (var each in expected.EnumerateObject()) Matches(JsonPaths.At(outcome.Answer, each.Name), each.Value.GetString()!, $"{where}, {each.Name}, of {outcome.Answer.GetRawText()}");
        if (step.TryGetProperty("save", out var save))
            foreach (var each in save.EnumerateObject()) known[each.Name] = JsonPaths.At(outcome.Answer, each.Value.GetString()!).ShouldNotBeNull(where);
    }

    private async Task<Outcome> UntilAsync(string operation, JsonElement input, JsonElement until, string where)
    {
        var began = TimeProvider.System.GetTimestamp();
        while (true)
        {
            var outcome = await driver.CallAsync(operation, input);
            outcome.Code.ShouldBeNull($"{where}: {outcome.Message}");
            if (until.EnumerateObject().All(each => JsonPaths.At(outcome.Answer, each.Name) == each.Value.GetString())) return outcome;
            TimeProvider.System.GetElapsedTime(began).ShouldBeLessThan(place.Patience, $"{where}: waited in vain, last {outcome.Answer.GetRawText()}");
            await Task.Delay(place.Pause, TestContext.Current.CancellationToken);
        }
    }

    private async Task WaitAsync(string waiter, JsonElement input, string where)
    {
        if (await driver.WaitAsync(waiter, input) is { } outcome)
        {
            outcome.Code.ShouldBeNull($"{where}: {outcome.Message}");
            return;
        }
        var (operation, path, wanted) = Waiters[waiter];
        await UntilAsync(operation, input, JsonSerializer.SerializeToElement(new Dictionary<string, string> { [path] = wanted }), where);
    }

    private async Task HistoryAsync(string stack, JsonElement step, string where)
    {
        var events = new List<JsonElement>();
        string? next = null;
        do
        {
            var page = await driver.CallAsync("DescribeStackEvents", JsonSerializer.SerializeToElement(
                next is null ? new Dictionary<string, string> { ["StackName"] = stack } : new() { ["StackName"] = stack, ["NextToken"] = next }));
            page.Code.ShouldBeNull($"{where}: {page.Message}");
            events.AddRange(page.Answer.GetProperty("StackEvents").EnumerateArray());
            next = JsonPaths.At(page.Answer, "NextToken");
        }
        while (next is not null);
        events.Reverse();
        events.Select(each => JsonPaths.At(each, "EventId")).ShouldBeUnique(where);
        var lines = events.ConvertAll(each => $"{JsonPaths.At(each, "LogicalResourceId")} {JsonPaths.At(each, "ResourceStatus")} {JsonPaths.At(each, "ResourceStatusReason")}".TrimEnd());
        var at = 0;
        foreach (var wanted in Scenario.Texts(step, "inOrder"))
        {
            at = lines.FindIndex(at, line => Fits(line, wanted.TrimEnd()));
            at.ShouldBeGreaterThanOrEqualTo(0, $"'{wanted}' does not come (in this place) in:\n{string.Join('\n', lines)}\n{where}");
            at++;
        }
        if (step.TryGetProperty("token", out var token))
            events.Skip(1).Select(each => JsonPaths.At(each, "ClientRequestToken")).Take(at - 1).ShouldAllBe(each => each == token.GetString(), where);
    }

    private async Task DeployAsync(JsonElement template, string says, string where)
    {
        var file = Path.GetTempFileName();
        await File.WriteAllTextAsync(file, template.GetRawText(), TestContext.Current.CancellationToken);
        try
        {
            // The command names its change set by the second; two within one would share a name.
            await Task.Delay(TimeSpan.FromSeconds(1.1), TestContext.Current.CancellationToken);
            (await driver.DeployAsync(known["stack"], file)).ShouldNotBeNull($"{driver.Name} has no deploy command").ShouldContain(says, Case.Sensitive, where);
        }
        finally
        {
            File.Delete(file);
        }
    }

    // Only where the place takes orders: scenarios that need one are for the sandbox alone.
    private async Task OrderAsync(string path, JsonElement body)
    {
        var order = JsonNode.Parse(body.GetRawText())!.AsObject();
        order["region"] = place.Region;
        using var http = new HttpClient();
        using var answer = await http.PostAsJsonAsync(new Uri(place.Address!, $"/_sandbox/{path}"), order, TestContext.Current.CancellationToken);
        answer.IsSuccessStatusCode.ShouldBeTrue(path);
    }

    /// <summary>A template stands in a scenario as what it is; a call takes it as text.</summary>
    private static JsonElement Input(JsonElement given)
    {
        var input = JsonNode.Parse(given.GetRawText())!.AsObject();
        if (input["TemplateBody"] is JsonObject template) input["TemplateBody"] = template.ToJsonString();
        return JsonSerializer.SerializeToElement(input);
    }

    private static void Matches(string? found, string wanted, string where) =>
        (found is not null && Fits(found, wanted)).ShouldBeTrue($"'{found}' is not '{wanted}': {where}");

    private static bool Fits(string text, string wanted)
    {
        var parts = wanted.Split('*');
        if (parts.Length == 1) return text == wanted;
        if (!text.StartsWith(parts[0], StringComparison.Ordinal) || text.Length < parts[0].Length + parts[^1].Length || !text.EndsWith(parts[^1], StringComparison.Ordinal)) return false;
        var at = parts[0].Length;
        foreach (var part in parts[1..^1])
        {
            at = text.IndexOf(part, at, StringComparison.Ordinal);
            if (at < 0) return false;
            at += part.Length;
        }
        return at <= text.Length - parts[^1].Length;
    }
}
