using Portal.CloudFormation;
using Portal.CloudFormation.Parameters;
using Portal.Domain.Catalog;

namespace Portal.Requests.Wizard;

public enum ControlKind { Text, Number, List, Secret, Select, Segmented, Table, Switch }

/// <summary>Which control asks for a parameter: the one product.yaml names if the parameter fits it, else the one its type suggests.</summary>
public static class ControlKinds
{
    /// <summary>Most choices, and characters over all of them, that still read well side by side.</summary>
    private const int SideBySide = 4, SideBySideText = 36;

    public static ControlKind Of(FormField field, ParameterDeclaration parameter)
    {
        // A secret is never shown, whatever the product's author wrote.
        if (parameter.NoEcho) return ControlKind.Secret;
        var isChoice = parameter.AllowedValues.Count > 0;
        var isSwitch = IsTruth(parameter.AllowedValues);
        return field.Control switch
        {
            "text" => ControlKind.Text,
            "number" => ControlKind.Number,
            "select" when isChoice => ControlKind.Select,
            "segmented" when isChoice => ControlKind.Segmented,
            "table" when isChoice => ControlKind.Table,
            "switch" when isSwitch => ControlKind.Switch,
            _ => OfType(field, parameter, isChoice, isSwitch),
        };
    }

    private static ControlKind OfType(FormField field, ParameterDeclaration parameter, bool isChoice, bool isSwitch)
    {
        var type = ParameterType.Parse(parameter.Type);
        if (type is { IsList: true }) return ControlKind.List;
        if (isSwitch) return ControlKind.Switch;
        if (isChoice && field.Choices.Count > 0) return ControlKind.Table;
        if (isChoice) return FitsSideBySide(parameter.AllowedValues) ? ControlKind.Segmented : ControlKind.Select;
        return type is { Item: "Number", IsStored: false } ? ControlKind.Number : ControlKind.Text;
    }

    private static bool IsTruth(IReadOnlyList<string> values) => values.Count == 2 && values.Contains("true") && values.Contains("false");

    private static bool FitsSideBySide(IReadOnlyList<string> values) => values.Count <= SideBySide && values.Sum(value => value.Length) <= SideBySideText;
}
