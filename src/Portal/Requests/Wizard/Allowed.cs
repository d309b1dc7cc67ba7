using System.Globalization;
using Portal.CloudFormation;
using Portal.CloudFormation.Parameters;
using Portal.Domain.Catalog;
using Portal.Platform.Ui;

namespace Portal.Requests.Wizard;

/// <summary>What a parameter allows, in the words that stand at its field.</summary>
public static class Allowed
{
    /// <summary>Choices in the template's order. A value that is not among them (any more) comes last, so that it can be seen and left.</summary>
    public static IReadOnlyList<string> Choices(ParameterDeclaration parameter, string value) =>
        value.Length == 0 || parameter.AllowedValues.Contains(value) ? parameter.AllowedValues : [.. parameter.AllowedValues, value];

    /// <summary>Beside the label: a range, a count of choices, that it may stay empty. Null when there is nothing short to say.</summary>
    public static string? Short(ParameterDeclaration parameter, ControlKind kind) => kind switch
    {
        ControlKind.Number => Range(parameter),
        ControlKind.Table => $"{parameter.AllowedValues.Count} allowed",
        ControlKind.Text or ControlKind.List or ControlKind.Secret when parameter.Default == "" => "optional",
        ControlKind.List => "separated by commas",
        _ => null,
    };

    /// <summary>The help below the field: what it does, and for text what is allowed.</summary>
    public static string? Help(FormField field, ParameterDeclaration parameter, ControlKind kind)
    {
        var help = field.Help ?? parameter.Description;
        if (kind is not (ControlKind.Text or ControlKind.List or ControlKind.Secret)) return help;
        var limits = parameter.ConstraintDescription ?? Length(parameter);
        return (help, limits) switch
        {
            (null, _) => limits,
            (_, null) => help,
            _ => $"{help} {limits}",
        };
    }

    /// <summary>"7–35", "60 or more", "up to 10"; null without limits.</summary>
    public static string? Range(ParameterDeclaration parameter)
    {
        var (least, most) = (parameter.MinValue, parameter.MaxValue);
        if (Numbers(parameter.AllowedValues) is { Count: > 0 } numbers)
        {
            (least, most) = (numbers.Min(), numbers.Max());
            var isEveryNumber = most - least + 1 == numbers.Count && numbers.All(decimal.IsInteger);
            if (!isEveryNumber) return string.Join(", ", numbers.Select(Text));
        }
        return (least, most) switch
        {
            ({ } from, { } to) => $"{Text(from)}–{Text(to)}",
            ({ } from, null) => $"{Text(from)} or more",
            (null, { } to) => $"up to {Text(to)}",
            _ => null,
        };
    }

    private static string? Length(ParameterDeclaration parameter) => (parameter.MinLength, parameter.MaxLength) switch
    {
        ({ } from, { } to) => $"{from}–{to} characters.",
        ({ } from, null) => $"{from} characters or more.",
        (null, { } to) => $"Up to {to} characters.",
        _ => null,
    };

    private static List<decimal> Numbers(IReadOnlyList<string> values)
    {
        var numbers = new List<decimal>();
        foreach (var value in values)
        {
            if (!decimal.TryParse(value, NumberStyles.Number, CultureInfo.InvariantCulture, out var number)) return [];
            numbers.Add(number);
        }
        return numbers;
    }

    // Thousands are set apart only where they are hard to read without: 8080 is a port, 1,209,600 are seconds.
    private static string Text(decimal number) => Math.Abs(number) >= 100_000 ? Figures.Whole(number) : number.ToString("0.##", CultureInfo.InvariantCulture);
}
