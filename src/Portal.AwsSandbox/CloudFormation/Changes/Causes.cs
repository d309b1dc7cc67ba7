using Portal.AwsSandbox.CloudFormation.Templates;
using Portal.CloudFormation.Syntax;

namespace Portal.AwsSandbox.CloudFormation.Changes;

/// <summary>Why a value differs: the words are those of ChangeSource and Evaluation.</summary>
public sealed record Cause(string Source, string Evaluation, string? Entity);

/// <summary>Traces a difference to the template or to what it refers to.</summary>
internal sealed class Causes(Scope before, Scope after, Func<string, bool> isChanged, Func<string, bool> isReplaced)
{
    public List<Cause> Of(ResourceDeclaration old, ResourceDeclaration now, Difference difference) =>
        Of(Expression(old.Properties, difference.Steps), Expression(now.Properties, difference.Steps), difference);

    /// <summary>The same for what stands beside the properties; the first step names the attribute.</summary>
    public List<Cause> OfAttachment(ResourceDeclaration old, ResourceDeclaration now, Difference difference)
    {
        IReadOnlyList<string> below = [.. difference.Steps.Skip(1)];
        return Of(Expression(Attachment(old, difference.Steps[0]), below), Expression(Attachment(now, difference.Steps[0]), below), difference);
    }

    private List<Cause> Of(Node? was, Node? then, Difference difference)
    {
        var causes = new List<Cause>();
        if (!SameNode(was, then))
            causes.Add(new Cause("DirectModification", difference.After?.IsOpen == true ? "Dynamic" : "Static", null));
        foreach (var reference in Walk.References(then, after.Condition).Distinct())
            if (reference.Attribute is not null)
            {
                if (isChanged(reference.Name)) causes.Add(new Cause("ResourceAttribute", "Dynamic", $"{reference.Name}.{reference.Attribute}"));
            }
            else if (isReplaced(reference.Name)) causes.Add(new Cause("ResourceReference", "Dynamic", reference.Name));
            else if (HasOtherValue(reference.Name)) causes.AddRange(OfParameter(reference.Name));
        foreach (var parameter in ThroughConditions(then)) causes.Add(new Cause("ParameterReference", "Static", parameter));
        // A change of the template itself is told once.
        if (causes.Exists(cause => cause is { Source: "DirectModification", Evaluation: "Static" })) causes.RemoveAll(cause => cause is { Source: "DirectModification", Evaluation: "Dynamic" });
        // An import or an SSM value that changed by itself has nobody in the template to name.
        if (causes.Count == 0) causes.Add(new Cause("Automatic", "Dynamic", null));
        return [.. causes.Distinct()];
    }

    // The service tells of a parameter's new value twice: what surely changes, and that the expression itself may yield something else.
    private static IEnumerable<Cause> OfParameter(string name) =>
        [new Cause("DirectModification", "Dynamic", null), new Cause("ParameterReference", "Static", name)];

    private static Node? Attachment(ResourceDeclaration declared, string name) => name switch
    {
        "Metadata" => declared.Metadata,
        "CreationPolicy" => declared.CreationPolicy,
        "UpdatePolicy" => declared.UpdatePolicy,
        "DeletionPolicy" => declared.DeletionPolicy,
        _ => declared.UpdateReplacePolicy,
    };

    /// <summary>The expression nearest to a path: functions are not stepped into.</summary>
    private static Node? Expression(Node? node, IReadOnlyList<string> steps)
    {
        foreach (var step in steps)
        {
            if (node is Mapping { Entries: [var only] } && (only.Key is "Ref" or "Condition" || only.Key.StartsWith("Fn::", StringComparison.Ordinal))) return node;
            node = node switch
            {
                Mapping mapping => mapping[step],
                Sequence sequence when int.TryParse(step, out var n) => sequence.Items.ElementAtOrDefault(n),
                _ => node,
            };
        }
        return node;
    }

    private IEnumerable<string> ThroughConditions(Node? node)
    {
        foreach (var name in Walk.Conditions(node).Distinct())
            if (before.Template.Conditions.ContainsKey(name) && before.Condition(name) != after.Condition(name))
                foreach (var reference in OfCondition(name, [])) yield return reference;
    }

    private IEnumerable<string> OfCondition(string name, HashSet<string> seen)
    {
        if (!seen.Add(name) || !after.Template.Conditions.TryGetValue(name, out var node)) return [];
        return Walk.References(node).Select(reference => reference.Name).Where(HasOtherValue)
            .Concat(Named(node).SelectMany(other => OfCondition(other, seen)));
    }

    private static IEnumerable<string> Named(Node node) => node switch
    {
        Sequence sequence => sequence.Items.SelectMany(Named),
        Mapping { Entries: [{ Key: "Condition", Value: Scalar name }] } => [name.Text],
        Mapping mapping => mapping.Entries.SelectMany(entry => Named(entry.Value)),
        _ => [],
    };

    private bool HasOtherValue(string parameter) =>
        after.Names.Parameters.TryGetValue(parameter, out var now) &&
        !Equals(before.Names.Parameters.GetValueOrDefault(parameter), now);

    /// <summary>The same expression, wherever it stands.</summary>
    private static bool SameNode(Node? one, Node? other) => (one, other) switch
    {
        (null, null) => true,
        (Scalar left, Scalar right) => left.Text == right.Text,
        (Sequence left, Sequence right) => left.Items.Count == right.Items.Count && left.Items.Zip(right.Items).All(pair => SameNode(pair.First, pair.Second)),
        (Mapping left, Mapping right) => left.Entries.Count == right.Entries.Count && left.Entries.All(entry => SameNode(entry.Value, right[entry.Key])),
        _ => false,
    };
}
