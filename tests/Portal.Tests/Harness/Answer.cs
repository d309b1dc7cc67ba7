using System.Net;
using System.Text.Json.Nodes;

namespace Portal.Tests.Harness;

/// <summary>What the API answered.</summary>
public sealed record Answer(int Status, string Text, string? ContentType, IReadOnlyDictionary<string, string> Headers)
{
    /// <summary>The body as JSON; throws with the body when it is none.</summary>
    public JsonNode Json => (ContentType?.Contains("json", StringComparison.Ordinal) == true ? JsonNode.Parse(Text) : null)
        ?? throw new InvalidOperationException($"{Status} {ContentType} is no JSON: {Text}");

    public string this[string member] => Json[member]?.ToString() ?? "";

    public string Id => this["id"];

    public string ETag => Headers["ETag"];

    /// <summary>The problems as <c>field code</c>, sorted.</summary>
    public IReadOnlyList<string> Problems =>
        [.. (Json["problems"]?.AsArray() ?? []).Select(problem => $"{problem!["field"]} {problem["code"]}").Order(StringComparer.Ordinal)];

    /// <summary>Itself, when it has this status; else the test fails with the whole answer.</summary>
    public Answer Should(HttpStatusCode status)
    {
        Status.ShouldBe((int)status, Text);
        return this;
    }

    /// <summary>An error as every error of the API is: problem details with a title, a sentence and a code.</summary>
    public Answer ShouldRefuse(HttpStatusCode status, string code)
    {
        Should(status);
        ContentType.ShouldBe("application/problem+json");
        (Json["status"]!.GetValue<int>(), this["code"]).ShouldBe(((int)status, code), Text);
        this["title"].ShouldNotBeEmpty();
        this["detail"].ShouldEndWith(".");
        foreach (var problem in Json["problems"]?.AsArray() ?? [])
        {
            problem!["message"]!.GetValue<string>().ShouldNotBeEmpty();
            problem["fix"]!.GetValue<string>().ShouldNotBeEmpty();
        }
        return this;
    }
}
