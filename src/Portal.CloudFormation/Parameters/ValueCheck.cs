using System.Globalization;
using System.Text;

namespace Portal.CloudFormation.Parameters;

/// <summary>Checks one value against its declaration. A value that is never shown (NoEcho) is not shown here either.</summary>
internal static class ValueCheck
{
    private const int MostBytes = 4_096;

    public static IEnumerable<ParameterProblem> Problems(ParameterDeclaration declaration, string value, PseudoParameters pseudo)
    {
        var bytes = Encoding.UTF8.GetByteCount(value);
        if (bytes > MostBytes)
        {
            // Nothing else is looked at: no other constraint was written for a text of this size.
            return [Problem(declaration, ParameterCode.TooManyBytes,
                $"{declaration.Name} has {bytes:N0} bytes; CloudFormation takes {MostBytes:N0}.",
                $"Shorten it to {MostBytes:N0} bytes, or keep the content in S3 or SSM and give its name.")];
        }
        var type = ParameterType.Parse(declaration.Type);
        if (type is null) return [];
        if (type.IsStored) return AllowedAndPattern(declaration, value).Concat(Shape(declaration, value, IdShapes.StoredName, pseudo));
        if (type.IsList)
            return Items(declaration, ParameterList.Split(value), type.Item, pseudo).DistinctBy(problem => problem.Message);
        return One(declaration, value, type.Item, pseudo).Concat(Length(declaration, value));
    }

    /// <summary>A pattern that took too long for one item is not tried on the thousands that may follow.</summary>
    private static IEnumerable<ParameterProblem> Items(ParameterDeclaration d, IReadOnlyList<string> items, string type, PseudoParameters pseudo)
    {
        foreach (var problem in items.SelectMany(item => One(d, item, type, pseudo)))
        {
            yield return problem;
            if (problem.Code == ParameterCode.PatternUnusable) yield break;
        }
    }

    private static IEnumerable<ParameterProblem> One(ParameterDeclaration d, string value, string type, PseudoParameters pseudo) => type switch
    {
        "Number" => Number(d, value),
        "String" => AllowedAndPattern(d, value),
        _ => AllowedAndPattern(d, value).Concat(Shape(d, value, type, pseudo)),
    };

    private static IEnumerable<ParameterProblem> Number(ParameterDeclaration d, string value)
    {
        if (!decimal.TryParse(value, NumberStyles.Float, CultureInfo.InvariantCulture, out var number))
        {
            yield return Problem(d, ParameterCode.NotANumber, $"{d.Name} must be a number; {Shown(d, value)} is none.", Fixes.Range(d));
            yield break;
        }
        if (d.AllowedValues.Count > 0 && !d.AllowedValues.Any(allowed => IsSame(allowed, number)))
            yield return NotAllowed(d, value);
        if (number < d.MinValue)
            yield return Constraint(d, ParameterCode.TooSmall, $"{d.Name} must be at least {Fixes.Text(d.MinValue.Value)}; it is {Shown(d, value)}.", Fixes.Range(d));
        if (number > d.MaxValue)
            yield return Constraint(d, ParameterCode.TooLarge, $"{d.Name} must be at most {Fixes.Text(d.MaxValue.Value)}; it is {Shown(d, value)}.", Fixes.Range(d));
    }

    private static IEnumerable<ParameterProblem> AllowedAndPattern(ParameterDeclaration d, string value)
    {
        if (d.AllowedValues.Count > 0 && !d.AllowedValues.Contains(value)) yield return NotAllowed(d, value);
        if (d.AllowedPattern is not { } pattern) yield break;
        switch (AllowedPattern.Matches(pattern, value))
        {
            case PatternMatch.No:
                yield return Constraint(d, ParameterCode.Pattern, $"{d.Name} must match the pattern {pattern}; {Shown(d, value)} doesn't.", $"Give a value that matches {pattern}.");
                break;
            case PatternMatch.Unusable:
                yield return Problem(d, ParameterCode.PatternUnusable,
                    $"The template's pattern for {d.Name} can't be checked: it can't be read, or takes too long.",
                    "Ask the owner of the template to simplify AllowedPattern.");
                break;
        }
    }

    private static IEnumerable<ParameterProblem> Length(ParameterDeclaration d, string value)
    {
        if (value.Length < d.MinLength)
            yield return Constraint(d, ParameterCode.TooShort, $"{d.Name} must have at least {Fixes.Characters(d.MinLength.Value)}; it has {value.Length}.", Fixes.Length(d));
        if (value.Length > d.MaxLength)
            yield return Constraint(d, ParameterCode.TooLong, $"{d.Name} must have at most {Fixes.Characters(d.MaxLength.Value)}; it has {value.Length}.", Fixes.Length(d));
    }

    private static IEnumerable<ParameterProblem> Shape(ParameterDeclaration d, string value, string type, PseudoParameters pseudo)
    {
        if (IdShapes.Expected(type, value) is { } expected)
            yield return Problem(d, ParameterCode.Shape, $"{d.Name} must be {expected}; {Shown(d, value)} is not.", $"Give {expected}.");
        else if (type == IdShapes.ZoneName && !IsOfRegion(value, pseudo))
            yield return Problem(d, ParameterCode.Shape, $"{Shown(d, value)} is not a zone of {pseudo.Region}.",
                pseudo.AvailabilityZones.Count > 0 ? Fixes.Choose(pseudo.AvailabilityZones) : $"Give a zone of {pseudo.Region}, such as {pseudo.Region}a.");
    }

    /// <summary>Local zones (us-west-2-lax-1a) belong to the region by name but may be missing from its list.</summary>
    private static bool IsOfRegion(string zone, PseudoParameters pseudo)
    {
        if (!zone.StartsWith(pseudo.Region, StringComparison.Ordinal)) return false;
        var isLocal = zone.Length > pseudo.Region.Length && zone[pseudo.Region.Length] == '-';
        return isLocal || pseudo.AvailabilityZones.Count == 0 || pseudo.AvailabilityZones.Contains(zone);
    }

    private static bool IsSame(string allowed, decimal number) =>
        decimal.TryParse(allowed, NumberStyles.Float, CultureInfo.InvariantCulture, out var other) && other == number;

    private static ParameterProblem NotAllowed(ParameterDeclaration d, string value) =>
        Constraint(d, ParameterCode.NotAllowed, $"{d.Name} can't be {Shown(d, value)}.", Fixes.Choose(d.AllowedValues));

    /// <summary>The author's own words for the constraint say more than ours.</summary>
    private static ParameterProblem Constraint(ParameterDeclaration d, string code, string message, string fix) =>
        Problem(d, code, d.ConstraintDescription is { Length: > 0 } own ? $"{d.Name} must fit this: {own.TrimEnd('.')}." : message, fix);

    private static ParameterProblem Problem(ParameterDeclaration d, string code, string message, string fix) => new(d.Name, code, message, fix);

    private static string Shown(ParameterDeclaration d, string value) =>
        d.NoEcho ? "this value"
        : value.Length == 0 ? "an empty value"
        : value.Length <= 60 ? $"\"{value}\""
        : $"\"{value[..60]}…\"";
}
