using Portal.Catalog;
using Portal.CloudFormation;
using Portal.CloudFormation.Diff;
using Portal.CloudFormation.Evaluation;
using Portal.Domain.Environments;
using Portal.Platform.Aws;
using Portal.Requests;

namespace Portal.Environments.Drift;

/// <summary>Whether the value that was found can become the declared one.</summary>
public abstract record AcceptWay
{
    private AcceptWay() { }

    /// <param name="Also">What else the input decides and would change with it, as logical id and property.</param>
    public sealed record ByInput(string Parameter, string Value, IReadOnlyList<string> Also) : AcceptWay;

    /// <param name="Why">A sentence.</param>
    public sealed record Impossible(string Why) : AcceptWay;
}

/// <summary>
/// Finds the input that makes a drifted property what was found. Proven by trying: an input counts only when the template,
/// evaluated with it, declares the very value, so conditions and functions on the way need no reading.
/// </summary>
public static class AcceptWays
{
    public static IReadOnlyDictionary<DriftedValue, AcceptWay> Of(ShelvedProduct shelved, ManagedEnvironment environment, IReadOnlyList<DriftedValue> values)
    {
        var given = FillParameters.For(shelved, environment.Content, environment.Id, environment.Team, environment.OwnerName);
        var pseudo = AwsPlaces.Pseudo(environment.Account, environment.Region, environment.Name);
        var standing = Evaluator.Evaluate(shelved.Template, given, pseudo);
        var parts = Reevaluation.Of(shelved.Template);
        var asked = shelved.Product.Steps.SelectMany(step => step.Groups).SelectMany(group => group.Fields).Select(field => field.Parameter).ToHashSet();
        var secret = KeepSecrets.SecretNames(shelved.Template);
        var inputs = shelved.Template.Parameters.Where(parameter => asked.Contains(parameter.Name) && !secret.Contains(parameter.Name)).ToList();
        return values.Distinct().ToDictionary(value => value, value => Of(value, inputs, given, pseudo, standing, parts));
    }

    private static AcceptWay Of(DriftedValue value, List<ParameterDeclaration> inputs, Dictionary<string, string> given, PseudoParameters pseudo, EvaluatedTemplate standing, Reevaluation parts)
    {
        if (value.Path.Length == 0) return new AcceptWay.Impossible("The resource is gone; no input of the product leaves it out. Reconcile makes it again.");
        if (value.Actual is not { } actual) return new AcceptWay.Impossible("The property was taken away, and the product always sets it. Reconcile puts it back.");
        foreach (var parameter in inputs.Where(parameter => parts.Reached(parameter.Name).Contains(value.LogicalId)))
            foreach (var tried in Candidates(parameter, actual).Where(tried => tried != given.GetValueOrDefault(parameter.Name)))
            {
                var values = new Dictionary<string, string>(given) { [parameter.Name] = tried };
                var changes = TemplateDiff.Of(standing, parts.With(standing, parameter.Name, values, pseudo)).Resources;
                if (changes.FirstOrDefault(change => change.LogicalId == value.LogicalId)?.Properties.Any(property => Same(property, value)) != true) continue;
                return new AcceptWay.ByInput(parameter.Name, tried, [.. changes.SelectMany(change => change.Properties.Where(property => change.LogicalId != value.LogicalId || Normal(property.Path) != Normal(value.Path))
                    .Where(property => !Equals(property.Before, property.After)).Select(property => $"{change.LogicalId} {property.Path}"))]);
            }
        return new AcceptWay.Impossible("No input of the product leads to this value: the template decides it. Reconcile puts the declared value back, or the product's owner changes the template.");
    }

    // An input may decide a property in a roundabout way, then one of its few choices does.
    private static IEnumerable<string> Candidates(ParameterDeclaration parameter, string actual)
    {
        var plain = actual.Trim('"');
        return parameter.AllowedValues.Count == 0 ? [plain] : parameter.AllowedValues.OrderBy(allowed => allowed != plain);
    }

    private static bool Same(PropertyChange property, DriftedValue value) =>
        Normal(property.Path) == Normal(value.Path) && property.After is KnownScalar scalar && scalar.Text == value.Actual?.Trim('"');

    // Tags[0].Value, Tags/0/Value and a leading Properties are one path.
    private static string Normal(string path) => path.Replace('[', '/').Replace("]", "", StringComparison.Ordinal).Replace('.', '/').Trim('/');
}
