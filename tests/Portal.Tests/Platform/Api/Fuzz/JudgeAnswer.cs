using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Portal.Tests.Platform.Api.OpenApi;

namespace Portal.Tests.Platform.Api.Fuzz;

/// <summary>What was answered to a call.</summary>
internal sealed record FuzzAnswer(int Status, string? Type, string Text);

/// <summary>What is wrong with an answer, whatever was asked.</summary>
internal sealed partial class JudgeAnswer(JsonNode document)
{
    public IEnumerable<string> Problems(FuzzCall call, FuzzAnswer answer)
    {
        if (Inside().Match(answer.Text) is { Success: true } inside) yield return $"tells of its inside: {inside.Value}";
        if (answer.Status >= 500 && answer.Status != 503) yield return "is a fault";
        if (call.Method == "HEAD") yield break;
        foreach (var problem in answer.Status is >= 200 and < 300 ? OfSuccess(call, answer) : answer.Status >= 400 ? OfRefusal(answer) : [$"is a {answer.Status}"]) yield return problem;
    }

    private static List<string> OfRefusal(FuzzAnswer answer)
    {
        if (answer.Type != "application/problem+json") return [$"is {answer.Type ?? "nothing"} and no problem document"];
        var problem = JsonNode.Parse(answer.Text)!;
        var wrong = new List<string>();
        if (Text(problem["code"]).Length == 0) wrong.Add("has no code");
        if (Text(problem["title"]).Length == 0) wrong.Add("has no title");
        // AWS's own words end as AWS ends them.
        if (Text(problem["detail"]).Split(' ').Length < 3) wrong.Add("has no sentence");
        if (problem["status"]?.GetValue<int>() != answer.Status) wrong.Add("names another status");
        if (answer.Status == 422 && problem["problems"]?.AsArray() is not { Count: > 0 }) wrong.Add("does not say what is wrong");
        if ((problem["problems"]?.AsArray() ?? []).Any(each => Text(each!["message"]).Length == 0 || Text(each["fix"]).Length == 0)) wrong.Add("has a problem without a sentence");
        return wrong;
    }

    private IEnumerable<string> OfSuccess(FuzzCall call, FuzzAnswer answer)
    {
        if (call.Operation?.Described["responses"]![answer.Status.ToString()] is not { } described) return call.Operation is null ? [] : ["is not described"];
        if (answer.Status == 204) return answer.Text.Length == 0 ? [] : ["has a body"];
        if (described["content"]?[answer.Type ?? ""] is not { } content) return [$"is {answer.Type}, which is not described"];
        return answer.Type switch
        {
            "application/json" => Shape.Problems(JsonNode.Parse(answer.Text), content["schema"]!, "it", document).Take(3),
            "text/csv" => CsvCells.Of(answer.Text).Where(CsvCells.IsFormula).Take(1).Select(cell => $"holds a cell that a spreadsheet runs: {cell}"),
            _ => [],
        };
    }

    private static string Text(JsonNode? node) => node is JsonValue value && value.GetValueKind() is JsonValueKind.String ? value.GetValue<string>() : "";

    [GeneratedRegex(@"\w+Exception\b|^   at \w+\.|\bNpgsql\b|\bSystem\.\w+\.|\bMicrosoft\.\w+\.|\bPortal\.(Domain|Platform)\b|SqlState|StackTrace|__RequestVerification", RegexOptions.Multiline)]
    private static partial Regex Inside();
}
