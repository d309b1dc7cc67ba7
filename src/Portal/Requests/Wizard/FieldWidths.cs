using Portal.CloudFormation;
using Portal.Domain.Catalog;

namespace Portal.Requests.Wizard;

/// <summary>How much of a card's row a field takes: what is written or chosen in it decides.</summary>
public static class FieldWidths
{
    public const string Third = "third", Half = "half", Full = "full";

    /// <summary>Columns of a card's row.</summary>
    public const int Row = 6;

    /// <summary>Characters of all choices that fit into a third of the card, and into a half.</summary>
    private const int FitsThird = 18, FitsHalf = 36;

    public static int Columns(string width) => width switch { Third => 2, Half => 3, _ => Row };

    /// <summary>Widths that make full rows: beside a wide field the narrow ones of its group are as wide.</summary>
    public static IReadOnlyList<string> Of(IReadOnlyList<(FormField Field, ParameterDeclaration Parameter)> fields)
    {
        var wanted = fields.Select(pair => Wanted(pair.Field, pair.Parameter)).ToList();
        return wanted.Contains(Half) ? wanted.ConvertAll(width => width == Third ? Half : width) : wanted;
    }

    private static string Wanted(FormField field, ParameterDeclaration parameter) => ControlKinds.Of(field, parameter) switch
    {
        ControlKind.Table or ControlKind.Switch => Full,
        ControlKind.Number or ControlKind.Select => Third,
        ControlKind.Segmented => (parameter.AllowedValues.Sum(value => value.Length) + (2 * parameter.AllowedValues.Count)) switch
        {
            <= FitsThird => Third,
            <= FitsHalf => Half,
            _ => Full,
        },
        _ => Half,
    };
}
