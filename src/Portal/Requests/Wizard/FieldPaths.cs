using Portal.Domain.Catalog;

namespace Portal.Requests.Wizard;

/// <summary>Names of fields as the API and <see cref="CheckContent"/> say them, and what they are called on the page.</summary>
public static class FieldPaths
{
    public const string Name = "name", Stage = "stage", Account = "account", Region = "region", CostCentre = "costCentre", Note = "note", Lease = "lease.days";
    private const string InputPrefix = "inputs.", AssumptionPrefix = "assumptions.";

    /// <summary>Where a policy speaks that names no field: beside the form.</summary>
    public const string Policy = "policy";

    /// <summary>What every request says, whatever the product.</summary>
    public static IReadOnlyList<string> OfRequest { get; } = [Name, Stage, Account, Region, CostCentre, Lease, Note];

    public static string Input(string parameter) => InputPrefix + parameter;

    /// <summary>The parameter of an input's path; null for another field.</summary>
    public static string? Parameter(string path) => path.StartsWith(InputPrefix, StringComparison.Ordinal) ? path[InputPrefix.Length..] : null;

    public static string Assumption(string id) => AssumptionPrefix + id;

    /// <summary>The usage figure of a path; null for another field.</summary>
    public static string? AssumptionId(string path) => path.StartsWith(AssumptionPrefix, StringComparison.Ordinal) ? path[AssumptionPrefix.Length..] : null;

    /// <summary>Whether a step asks for the field, so that something said of it can stand beside it.</summary>
    public static bool IsOnForm(Product product, string? path) =>
        path is not null && (OfRequest.Contains(path) || (Parameter(path) is { } parameter && Field(product, parameter) is not null));

    /// <summary>Id of a usage figure's control beside the form.</summary>
    public static string RailId(string assumption) => "rail-" + assumption;

    /// <summary>Id of the control on the page.</summary>
    public static string ElementId(string path) => "field-" + path.Replace('.', '-');

    public static string Label(Product product, string path) => path switch
    {
        Name => "Name",
        Stage => "Stage",
        Account => "Account",
        Region => "Region",
        CostCentre => "Cost centre",
        Note => "Note",
        Lease => "Lease",
        Policy => "Policy",
        "preset" => "Preset",
        "product" => "Product",
        _ when Parameter(path) is { } parameter => Field(product, parameter)?.Label ?? parameter,
        _ when AssumptionId(path) is { } id => product.Assumptions.FirstOrDefault(assumption => assumption.Id == id)?.Label ?? id,
        _ => path,
    };

    public static FormField? Field(Product product, string parameter) =>
        product.Steps.SelectMany(step => step.Groups).SelectMany(group => group.Fields).FirstOrDefault(field => field.Parameter == parameter);
}
