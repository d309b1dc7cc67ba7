using System.Globalization;
using System.Text.RegularExpressions;
using Portal.CloudFormation.Parameters;

namespace Portal.CloudFormation.Tests.Products;

/// <summary>Values for the parameters of any template, drawn from what the template itself says about them.</summary>
internal sealed class RandomInputs(Template template, int seed)
{
    private const int MostTries = 2_000;
    private static readonly string[] Regions = ["us-east-1", "us-west-2", "eu-west-1"];

    private readonly Random random = new(seed);

    /// <summary>Where the stack would stand; drawn as well.</summary>
    public PseudoParameters Pseudo { get; } = PseudoOf(Regions[seed % Regions.Length]);

    /// <summary>A value for each parameter that passes every check, the template's rules included.</summary>
    public Dictionary<string, string> Valid()
    {
        for (var tries = 0; tries < MostTries; tries++)
        {
            var values = template.Parameters.ToDictionary(parameter => parameter.Name, ValueOf);
            if (ParameterCheck.Check(template, values, Pseudo).Count == 0) return values;
        }
        throw new InvalidOperationException("No valid inputs were found; the template's rules leave too few.");
    }

    /// <summary>Valid inputs with one value made wrong, and the parameter that has it.</summary>
    /// <returns>Null when this parameter takes anything.</returns>
    public (Dictionary<string, string> Values, string Wrong)? Invalid()
    {
        var values = Valid();
        var wrong = template.Parameters[random.Next(template.Parameters.Count)];
        var ways = Wrong(wrong).ToList();
        if (ways.Count == 0) return null;
        if (ways[random.Next(ways.Count)] is { } value) values[wrong.Name] = value;
        else values.Remove(wrong.Name);
        return (values, wrong.Name);
    }

    public static PseudoParameters PseudoOf(string region) =>
        new("111111111111", region, "sample", null, "aws", "amazonaws.com", [], [$"{region}a", $"{region}b", $"{region}c"]);

    private string ValueOf(ParameterDeclaration parameter)
    {
        if (parameter.AllowedValues.Count > 0) return parameter.AllowedValues[random.Next(parameter.AllowedValues.Count)];
        if (parameter.Default is { } usual && random.Next(2) == 0) return usual;
        if (parameter.Type == "AWS::EC2::AvailabilityZone::Name") return Pseudo.AvailabilityZones[random.Next(Pseudo.AvailabilityZones.Count)];
        if (parameter.Type == "Number")
            return random.NextInt64((long)(parameter.MinValue ?? 0), (long)(parameter.MaxValue ?? 1_000) + 1).ToString(CultureInfo.InvariantCulture);
        return parameter.Type.StartsWith("List<", StringComparison.Ordinal) || parameter.Type == "CommaDelimitedList"
            ? string.Join(',', Enumerable.Range(0, 1 + random.Next(3)).Select(_ => Text(parameter)))
            : Text(parameter);
    }

    private string Text(ParameterDeclaration parameter)
    {
        for (var tries = 0; tries < MostTries; tries++)
        {
            var text = parameter.AllowedPattern is { } pattern ? PatternSample.Of(pattern, random) : PatternSample.Of("[a-z0-9]{1,12}", random);
            if (text.Length >= (parameter.MinLength ?? 0) && text.Length <= (parameter.MaxLength ?? int.MaxValue)) return text;
        }
        throw new InvalidOperationException($"{parameter.Name}: pattern and lengths leave too few texts.");
    }

    /// <summary>Values that AWS refuses, each for a reason of its own; null stands for no value at all.</summary>
    private IEnumerable<string?> Wrong(ParameterDeclaration parameter)
    {
        if (parameter.Default is null) yield return null;
        yield return new string('x', 4_097);
        if (parameter.AllowedValues.Count > 0) yield return parameter.AllowedValues[0] + "x";
        if (parameter.Type == "Number")
        {
            foreach (var text in new[] { "", "many", "1,5", "0x10", "NaN", "٣", "1 2" }) yield return text;
            if (parameter.MinValue is { } least) yield return (least - 1).ToString(CultureInfo.InvariantCulture);
            if (parameter.MaxValue is { } most) yield return (most + 1).ToString(CultureInfo.InvariantCulture);
            if (parameter.MaxValue is not null) yield return "9999999999999999999999999";
        }
        if (parameter.MaxLength is { } longest) yield return new string('a', longest + 1);
        if (parameter.MinLength is { } shortest and > 0) yield return new string('a', shortest - 1);
        if (parameter.Type == "AWS::EC2::AvailabilityZone::Name") foreach (var zone in new[] { "", "mars-1a", $"{Pseudo.Region}q" }) yield return zone;
        if (parameter.AllowedPattern is not { } pattern) yield break;
        foreach (var text in Strange().Where(text => !Regex.IsMatch(text, $@"\A(?:{pattern})\z"))) yield return text;
    }

    private IEnumerable<string> Strange() =>
        [" ", "\n", "é", "🙂", "a\nb", "'; reboot", "${AWS::Region}", "{{resolve:ssm:x}}", "\u0000", new string(Enumerable.Range(0, 8).Select(_ => (char)random.Next(33, 127)).ToArray())];
}
