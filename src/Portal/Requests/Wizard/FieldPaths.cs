using Portal.Domain.Catalog;

namespace Portal.Requests.Wizard;

/// <summary>Names of fields as the API and <see cref="CheckContent"/> say them, and what they are called on the page.</summary>
public static class FieldPaths
{
    public const string Name = "name", Stage = "stage", Account = "account", Region = "region", CostCentre = "costCentre", Note = "note";
    private const string InputPrefix = "inputs.";

    /// <summary>What every request says, whatever the product.</summary>
    public static IReadOnlyList<string> OfRequest { get; } = [Name, Stage, Account, Region, CostCentre, Note];

    public static string Input(string parameter) => InputPrefix + parameter;

    /// <summary>The parameter of an input's path; null for another field.</summary>
    public static string? Parameter(string path) => path.StartsWith(InputPrefix, StringComparison.Ordinal) ? path[InputPrefix.Length..] : null;

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
        "preset" => "Preset",
        "product" => "Product",
        _ when Parameter(path) is { } parameter => Field(product, parameter)?.Label ?? parameter,
        _ => path,
    };

    public static FormField? Field(Product product, string parameter) =>
        product.Steps.SelectMany(step => step.Groups).SelectMany(group => group.Fields).FirstOrDefault(field => field.Parameter == parameter);
}
