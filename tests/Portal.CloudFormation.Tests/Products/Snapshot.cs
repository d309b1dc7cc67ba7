using System.Security.Cryptography;
using System.Text;
using Portal.CloudFormation.Evaluation;
using Portal.CloudFormation.Rendering;
using Portal.CloudFormation.Tests.Evaluation;

namespace Portal.CloudFormation.Tests.Products;

/// <summary>What a template becomes under given inputs, a line for each value, so that a difference reads as a sentence in a diff.</summary>
internal static class Snapshot
{
    public static string Of(Template template, IReadOnlyDictionary<string, string> values, PseudoParameters pseudo)
    {
        var evaluated = Evaluator.Evaluate(template, values, pseudo);
        var body = CanonicalText.Render(template);
        var text = new StringBuilder();
        text.Append($"rendered: {body.Length} bytes, sha256 {Convert.ToHexStringLower(SHA256.HashData(body))}\n");
        foreach (var (name, value) in values.OrderBy(value => value.Key, StringComparer.Ordinal)) Line(text, 0, $"parameter {name}", value);
        foreach (var (name, holds) in evaluated.Conditions) Line(text, 0, $"condition {name}", holds switch { null => "?", true => "true", false => "false" });
        foreach (var resource in evaluated.Resources) Resource(text, resource);
        foreach (var output in evaluated.Outputs) Value(text, 0, $"output {output.Name}", output.Value);
        return text.ToString();
    }

    private static void Resource(StringBuilder text, EvaluatedResource resource)
    {
        text.Append($"\n{resource.LogicalId}: {resource.Type}{(resource.IsCertain ? "" : " (perhaps)")}\n");
        if (resource.DependsOn.Count > 0) Line(text, 1, "after", string.Join(", ", resource.DependsOn.Order(StringComparer.Ordinal)));
        if (resource.DeletionPolicy is { } kept) Line(text, 1, "on delete", kept);
        if (resource.UpdateReplacePolicy is { } replaced) Line(text, 1, "on replace", replaced);
        foreach (var (name, value) in resource.Properties.Entries) Value(text, 1, name, value);
        if (resource.CreationPolicy is { } creation) Value(text, 1, ".CreationPolicy", creation);
        if (resource.UpdatePolicy is { } update) Value(text, 1, ".UpdatePolicy", update);
    }

    private static void Value(StringBuilder text, int depth, string name, Value value)
    {
        switch (value)
        {
            case KnownMap { Entries.Count: > 0 } map:
                text.Append(' ', depth * 2).Append(name).Append(":\n");
                foreach (var (key, inner) in map.Entries) Value(text, depth + 1, key, inner);
                break;
            case KnownList { Items.Count: > 0 } list:
                text.Append(' ', depth * 2).Append(name).Append(":\n");
                foreach (var item in list.Items) Value(text, depth + 1, "-", item);
                break;
            default:
                Line(text, depth, name, Shown.Of(value));
                break;
        }
    }

    private static void Line(StringBuilder text, int depth, string name, string value) =>
        text.Append(' ', depth * 2).Append(name).Append(": ").Append(value.TrimEnd('\n').Replace("\n", "\n" + new string(' ', depth * 2 + 4), StringComparison.Ordinal)).Append('\n');
}
