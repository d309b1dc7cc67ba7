namespace Portal.AwsSandbox.Wire.Tongues;

/// <summary>What the service model says of a call's parameters; all violations are told at once, in the model validator's words.</summary>
public sealed class MemberConstraints
{
    private readonly List<string> violations = [];

    public MemberConstraints Required(Members input, string name)
    {
        if (!input.Has(name)) Add("null", input.At(name), "Member must not be null");
        return this;
    }

    public MemberConstraints Length(Members input, string name, int least, int most)
    {
        if (input.Text(name) is not { } text) return this;
        if (text.Length < least) Add($"'{text}'", input.At(name), $"Member must have length greater than or equal to {least}");
        if (text.Length > most) Add(text.Length > 256 ? "" : $"'{text}'", input.At(name), $"Member must have length less than or equal to {most}");
        return this;
    }

    public MemberConstraints OneOf(Members input, string name, params string[] values)
    {
        if (input.Text(name) is { } text && !values.Contains(text))
            Add($"'{text}'", input.At(name), $"Member must satisfy enum value set: [{string.Join(", ", values)}]");
        return this;
    }

    public MemberConstraints Range(Members input, string name, int least, int most)
    {
        if (input.Number(name) is not { } number) return this;
        if (number < least) Add($"'{number}'", input.At(name), $"Member must have value greater than or equal to {least}");
        if (number > most) Add($"'{number}'", input.At(name), $"Member must have value less than or equal to {most}");
        return this;
    }

    /// <summary>Throws when anything was violated.</summary>
    public void Hold()
    {
        if (violations.Count == 0) return;
        throw AwsException.Validation($"{violations.Count} validation {(violations.Count == 1 ? "error" : "errors")} detected: {string.Join("; ", violations)}");
    }

    private void Add(string value, string path, string constraint) =>
        violations.Add($"Value {value} at '{path}' failed to satisfy constraint: {constraint}".Replace("Value  at", "Value at", StringComparison.Ordinal));
}
