using System.Text.RegularExpressions;

namespace Portal.AwsSandbox.Wire;

/// <summary>
/// What the service model says of a call's parameters. All violations are told at once, in the model validator's words;
/// members are named in lower camel case there.
/// </summary>
public sealed class Constraints(QueryInput input)
{
    private readonly List<string> violations = [];

    public Constraints Required(string name)
    {
        if (!input.Has(name)) Add(null, name, "Member must not be null");
        return this;
    }

    public Constraints Length(string name, int least, int most)
    {
        if (input.Text(name) is not { } text) return this;
        if (text.Length < least) Add(text, name, $"Member must have length greater than or equal to {least}");
        if (text.Length > most) Add(text, name, $"Member must have length less than or equal to {most}");
        return this;
    }

    public Constraints Pattern(string name, string pattern)
    {
        if (input.Text(name) is { } text && !Regex.IsMatch(text, $"^(?:{pattern})$", RegexOptions.NonBacktracking))
            Add(text, name, $"Member must satisfy regular expression pattern: {pattern}");
        return this;
    }

    public Constraints OneOf(string name, params string[] values)
    {
        if (input.Text(name) is { } text && !values.Contains(text))
            Add(text, name, $"Member must satisfy enum value set: [{string.Join(", ", values)}]");
        return this;
    }

    public Constraints EachOneOf(string name, params string[] values)
    {
        var texts = input.Texts(name);
        if (texts.Exists(text => !values.Contains(text)))
            Add($"[{string.Join(", ", texts)}]", name,
                $"Member must satisfy constraint: [Member must satisfy enum value set: [{string.Join(", ", values)}]]");
        return this;
    }

    public Constraints Count(string name, int most)
    {
        var count = Math.Max(input.Texts(name).Count, input.Structures(name).Count);
        if (count > most)
            Add($"[{count} members]", name, $"Member must have length less than or equal to {most}");
        return this;
    }

    /// <summary>Throws when anything was violated.</summary>
    public void Hold()
    {
        if (violations.Count == 0) return;
        var errors = violations.Count == 1 ? "error" : "errors";
        throw AwsException.Validation($"{violations.Count} validation {errors} detected: {string.Join("; ", violations)}");
    }

    private void Add(string? value, string name, string constraint)
    {
        var member = char.ToLowerInvariant(name[0]) + name[1..];
        // A template body in the message would drown it; the service leaves long values out too.
        var shown = value is null ? "Value null" : value.Length > 256 ? "Value" : $"Value '{value}'";
        violations.Add($"{shown} at '{member}' failed to satisfy constraint: {constraint}");
    }
}
