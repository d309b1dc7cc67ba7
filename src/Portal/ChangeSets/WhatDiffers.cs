using Portal.CloudFormation;
using Portal.CloudFormation.Diff;
using Portal.CloudFormation.Evaluation;
using Portal.Domain.ChangeSets;
using Portal.Platform.Aws;
using Portal.Requests;
using Change = Portal.Domain.ChangeSets.Change;

namespace Portal.ChangeSets;

/// <summary>Everything that a digest is laid over.</summary>
public sealed record ApprovedContent(RenderedTemplate Rendered, IReadOnlyList<Change> Changes, OperationPlan? Plan);

/// <summary>Says in which parts two contents differ: resource by resource of the template, parameter by parameter, and so on.</summary>
public sealed class WhatDiffers(KeepSecrets secrets)
{
    /// <summary>A page and a record hold so many; a content that differs in more is another one altogether.</summary>
    private const int Most = 60;

    public IReadOnlyList<ContentDifference> Between(ApprovedContent approved, ApprovedContent now, string account, string region, string stack) =>
    [
        .. Bodies(approved.Rendered, now.Rendered, AwsPlaces.Pseudo(account, region, stack))
            .Concat(Pairs(ContentPart.Parameter, approved.Rendered.Parameters, now.Rendered.Parameters, approved.Rendered.Secret.Concat(now.Rendered.Secret).ToHashSet()))
            .Concat(Pairs(ContentPart.Tag, approved.Rendered.Tags, now.Rendered.Tags, []))
            .Concat(Capabilities(approved.Rendered, now.Rendered))
            .Concat(approved.Rendered.StackPolicy == now.Rendered.StackPolicy ? [] : [new ContentDifference(ContentPart.StackPolicy, "Stack policy", approved.Rendered.StackPolicy, now.Rendered.StackPolicy)])
            .Concat(Changes(approved.Changes, now.Changes))
            .Concat(Plans(approved.Plan, now.Plan))
            .Take(Most),
    ];

    private static List<ContentDifference> Bodies(RenderedTemplate approved, RenderedTemplate now, PseudoParameters pseudo)
    {
        if (approved.Body == now.Body) return [];
        if (Template.Read(approved.Body).Template is not { } before || Template.Read(now.Body).Template is not { } after)
            return [new ContentDifference(ContentPart.Template, "Template", "as approved", "can't be read as a template")];
        // Both with the approved parameters: what the parameters change is told by themselves.
        var diff = TemplateDiff.Of(Evaluator.Evaluate(before, approved.Parameters, pseudo), Evaluator.Evaluate(after, approved.Parameters, pseudo));
        var found = diff.Resources.SelectMany(Resource)
            .Concat(diff.Outputs.Select(output => new ContentDifference(ContentPart.Template, $"output {output.Name}", Text(output.Before), Text(output.After))))
            .ToList();
        return found.Count > 0 ? found : [new ContentDifference(ContentPart.Template, "Template", "as approved", "another text that makes the same resources")];
    }

    private static IEnumerable<ContentDifference> Resource(ResourceChange change) => change.Action switch
    {
        ChangeAction.Add => [new(ContentPart.Template, change.LogicalId, null, change.Type)],
        ChangeAction.Remove => [new(ContentPart.Template, change.LogicalId, change.Type, null)],
        // What only follows another resource is written as before.
        _ => change.Properties.Where(property => !Equals(property.Before, property.After))
            .Select(property => new ContentDifference(ContentPart.Template, $"{change.LogicalId}{(property.Path.StartsWith('.') ? "" : ".")}{property.Path}", Text(property.Before), Text(property.After))),
    };

    private IEnumerable<ContentDifference> Pairs(ContentPart part, IReadOnlyDictionary<string, string> approved, IReadOnlyDictionary<string, string> now, HashSet<string> secret)
    {
        foreach (var name in approved.Keys.Union(now.Keys).Order(StringComparer.Ordinal))
        {
            var (was, then) = (approved.GetValueOrDefault(name), now.GetValueOrDefault(name));
            if (was == then || (was is not null && then is not null && secrets.Reveal(was) == secrets.Reveal(then))) continue;
            yield return secret.Contains(name)
                ? new ContentDifference(part, name, was is null ? null : "a secret value", then is null ? null : "another secret value")
                : new ContentDifference(part, name, was, then);
        }
    }

    private static IEnumerable<ContentDifference> Capabilities(RenderedTemplate approved, RenderedTemplate now) =>
        approved.Capabilities.Except(now.Capabilities).Select(gone => new ContentDifference(ContentPart.Capability, gone, "granted", null))
            .Concat(now.Capabilities.Except(approved.Capabilities).Select(added => new ContentDifference(ContentPart.Capability, added, null, "granted")));

    private static IEnumerable<ContentDifference> Changes(IReadOnlyList<Change> approved, IReadOnlyList<Change> now)
    {
        var (before, after) = (approved.ToLookup(change => change.LogicalId), now.ToLookup(change => change.LogicalId));
        foreach (var id in before.Select(group => group.Key).Union(after.Select(group => group.Key)).Order(StringComparer.Ordinal))
        {
            var (was, then) = (Words(before[id]), Words(after[id]));
            if (was != then) yield return new ContentDifference(ContentPart.Change, id, was, then);
        }
    }

    private static string? Words(IEnumerable<Change> changes)
    {
        var words = changes.Select(change => string.Join("; ",
            [.. new[] { change.Action, change.Replacement is null ? null : $"replacement {change.Replacement}", change.PolicyAction }.OfType<string>(),
             .. change.Details.Select(detail => $"{detail.Path ?? detail.Name ?? detail.Attribute}: {detail.Before ?? "–"} → {detail.After ?? "–"}").Distinct().Order(StringComparer.Ordinal)])).ToList();
        return words.Count == 0 ? null : string.Join(" | ", words);
    }

    private static IEnumerable<ContentDifference> Plans(OperationPlan? approved, OperationPlan? now)
    {
        var (before, after) = (Fates(approved), Fates(now));
        return before.Keys.Union(after.Keys).Where(id => before.GetValueOrDefault(id) != after.GetValueOrDefault(id)).Order(StringComparer.Ordinal)
            .Select(id => new ContentDifference(ContentPart.Plan, id, before.GetValueOrDefault(id), after.GetValueOrDefault(id)));
    }

    private static Dictionary<string, string> Fates(OperationPlan? plan) => plan is null ? []
        : plan.Steps.Select((step, at) => (Name: $"step {at + 1}", Is: step.Text))
            .Concat(plan.Kept.Concat(plan.Lost).Select(resource => (Name: resource.LogicalId, Is: $"{resource.PhysicalId}: {resource.Fate}")))
            .DistinctBy(pair => pair.Name).ToDictionary(pair => pair.Name, pair => pair.Is);

    private static string? Text(Value? value) => value switch
    {
        null => null,
        KnownScalar scalar => scalar.Text,
        Unknown unknown => unknown.Symbol,
        KnownList list => $"[{string.Join(", ", list.Items.Select(Text))}]",
        KnownMap map => $"{{{string.Join(", ", map.Entries.Select(entry => $"{entry.Key}: {Text(entry.Value)}"))}}}",
        _ => value.ToString(),
    };
}
