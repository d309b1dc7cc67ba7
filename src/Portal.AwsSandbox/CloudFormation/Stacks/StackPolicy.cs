using System.Text.Json;
using Portal.AwsSandbox.Wire;

namespace Portal.AwsSandbox.CloudFormation.Stacks;

/// <summary>A stack policy document. Once a stack has one, what no statement allows is denied, and a denial wins.</summary>
internal sealed class StackPolicy
{
    private readonly List<Statement> statements = [];

    private sealed record Statement(bool Allow, List<string> Actions, bool Not, List<string> Resources, bool NotResources, List<string>? Types);

    public static StackPolicy Parse(string body)
    {
        try
        {
            using var document = JsonDocument.Parse(body);
            var policy = new StackPolicy();
            if (document.RootElement.ValueKind != JsonValueKind.Object || !document.RootElement.TryGetProperty("Statement", out var statements))
                throw Invalid("Policy must contain a Statement");
            foreach (var statement in statements.ValueKind == JsonValueKind.Array ? statements.EnumerateArray().ToList() : [statements])
                policy.statements.Add(Read(statement));
            return policy;
        }
        catch (JsonException)
        {
            throw Invalid("Syntax error");
        }
    }

    /// <summary>What denies an action: the first statement that does, or that none allows it; null when it is allowed.</summary>
    public string? Denies(string action, string logicalId, string type)
    {
        var matching = statements.Where(statement => Matches(statement, action, logicalId, type)).ToList();
        if (matching.Find(statement => !statement.Allow) is { } denial) return $"Statement [#{statements.IndexOf(denial) + 1}] does not allow";
        return matching.Count > 0 ? null : "No statement allows";
    }

    private static bool Matches(Statement statement, string action, string logicalId, string type) =>
        statement.Actions.Exists(pattern => Like(action, pattern)) != statement.Not &&
        statement.Resources.Exists(pattern => Like($"LogicalResourceId/{logicalId}", pattern)) != statement.NotResources &&
        (statement.Types is null || statement.Types.Exists(pattern => Like(type, pattern)));

    private static Statement Read(JsonElement statement)
    {
        if (!statement.TryGetProperty("Effect", out var effect)) throw Invalid("Statement must contain an Effect");
        if (!statement.TryGetProperty("Principal", out _)) throw Invalid("Statement must contain a Principal");
        var (actions, not) = Either(statement, "Action", "NotAction");
        var (resources, notResources) = Either(statement, "Resource", "NotResource");
        return new Statement(effect.GetString() == "Allow", actions, not, resources, notResources, Types(statement));
    }

    private static (List<string> Values, bool Not) Either(JsonElement statement, string name, string opposite) =>
        statement.TryGetProperty(name, out var value) ? (Texts(value), false)
        : statement.TryGetProperty(opposite, out value) ? (Texts(value), true)
        : throw Invalid($"Statement must contain {name} or {opposite}");

    private static List<string>? Types(JsonElement statement)
    {
        if (!statement.TryGetProperty("Condition", out var condition)) return null;
        foreach (var test in condition.EnumerateObject())
            if (test.Value.TryGetProperty("ResourceType", out var types)) return Texts(types);
        return null;
    }

    private static List<string> Texts(JsonElement value) => value.ValueKind == JsonValueKind.Array
        ? [.. value.EnumerateArray().Select(item => item.GetString() ?? "")]
        : [value.GetString() ?? ""];

    private static bool Like(string text, string pattern) =>
        System.IO.Enumeration.FileSystemName.MatchesSimpleExpression(pattern, text, ignoreCase: false);

    private static AwsException Invalid(string what) => AwsException.Validation($"Error validating stack policy: Invalid stack policy: {what}");
}
