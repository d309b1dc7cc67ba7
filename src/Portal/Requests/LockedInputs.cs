using Portal.Catalog;
using Portal.CloudFormation;
using Portal.CloudFormation.Diff;
using Portal.CloudFormation.Evaluation;
using Portal.Domain;
using Portal.Domain.ChangeSets;
using ResourceChange = Portal.CloudFormation.Diff.ResourceChange;

namespace Portal.Requests;

/// <summary>
/// Which inputs of what stands can't be changed without making it anew: another value would certainly replace something
/// that holds data, or the network that everything stands in. Found by trying another value, so that a product's author
/// has nothing to declare.
/// </summary>
public static class LockedInputs
{
    private const string Way = "Clone the environment to choose another.";

    private static readonly HashSet<string> Ground = ["AWS::EC2::VPC", "AWS::EC2::Subnet"];

    /// <returns>By parameter, why it is locked, in a sentence.</returns>
    public static IReadOnlyDictionary<string, string> Of(ShelvedProduct shelved, IReadOnlyDictionary<string, string> values, PseudoParameters pseudo)
    {
        var parts = TemplateParts.Of(shelved);
        var standing = Evaluator.Evaluate(shelved.Template, values, pseudo);
        var locked = new Dictionary<string, string>();
        foreach (var parameter in shelved.Template.Parameters.Where(parameter => parts.Fields.ContainsKey(parameter.Name) && values.ContainsKey(parameter.Name)))
        {
            var tried = values.ToDictionary();
            tried[parameter.Name] = Another(parameter, values[parameter.Name]);
            var changes = TemplateDiff.Of(standing, parts.Reevaluation.With(standing, parameter.Name, tried, pseudo)).Resources;
            // Where the parameter takes something away, another value of it may not.
            var replaced = changes.Where(change => change.Replacement is Replacement.Will && Matters(change) && Reads(parts, parameter, change)).ToList();
            if (replaced.Count > 0) locked[parameter.Name] = Sentence(replaced);
        }
        return locked;
    }

    /// <summary>The same for what is sent: a problem for each locked input that is not what stands.</summary>
    /// <param name="standing">Parameters of what stands; secret ones are left out or masked, and lock nothing.</param>
    public static IEnumerable<Problem> Problems(ShelvedProduct shelved, IReadOnlyDictionary<string, string> values, IReadOnlyDictionary<string, string> standing, PseudoParameters pseudo)
    {
        var secret = KeepSecrets.SecretNames(shelved.Template);
        var changed = values.Where(value => !secret.Contains(value.Key) && !shelved.Product.Fixed.ContainsKey(value.Key)
            && standing.TryGetValue(value.Key, out var stands) && stands != value.Value).Select(value => value.Key).ToHashSet();
        if (changed.Count == 0) return [];
        var stood = values.ToDictionary(value => value.Key, value => changed.Contains(value.Key) ? standing[value.Key] : value.Value);
        return Of(shelved, stood, pseudo).Where(locked => changed.Contains(locked.Key))
            .Select(locked => new Problem($"inputs.{locked.Key}", "fixed", locked.Value[..^(Way.Length + 1)], Way)).OrderBy(problem => problem.Field, StringComparer.Ordinal);
    }

    private static bool Matters(ResourceChange change) => Stateful.Holds(change.Type) || Ground.Contains(change.Type);

    private static bool Reads(TemplateParts parts, ParameterDeclaration parameter, ResourceChange change) => parts.Reevaluation.Reached(parameter.Name).Contains(change.LogicalId);

    private static string Sentence(List<ResourceChange> replaced)
    {
        var first = replaced[0];
        var others = replaced.Count == 1 ? "" : $" and {replaced.Count - 1} more";
        var loses = Stateful.Holds(first.Type) ? ", which holds data" : "";
        return $"Fixed when it was created: another value would make {first.LogicalId}{others} anew{loses}. {Way}";
    }

    // Any other value does: whether a property can be changed in place does not depend on what it is changed to.
    private static string Another(ParameterDeclaration parameter, string value)
    {
        if (parameter.AllowedValues.FirstOrDefault(allowed => allowed != value) is { } other) return other;
        var at = value.AsSpan().LastIndexOfAnyInRange('0', '9');
        return at < 0 ? value + "x" : $"{value[..at]}{(value[at] - '0' + 1) % 10}{value[(at + 1)..]}";
    }
}
