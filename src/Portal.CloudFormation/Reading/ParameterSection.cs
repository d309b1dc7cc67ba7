using Portal.CloudFormation.Parameters;

namespace Portal.CloudFormation.Reading;

internal static class ParameterSection
{
    private static readonly HashSet<string> Attributes =
    [
        "Type", "Default", "Description", "AllowedValues", "AllowedPattern", "ConstraintDescription", "MinLength", "MaxLength",
        "MinValue", "MaxValue", "NoEcho",
    ];

    public static IReadOnlyList<ParameterDeclaration> Read(Fields template)
    {
        var parameters = new List<ParameterDeclaration>();
        foreach (var (entry, fields) in template.Declarations("Parameters", longestName: 255))
        {
            fields.AllowOnly(Attributes, "a parameter");
            var type = fields.Required("Type") ?? "String";
            if (ParameterType.Parse(type) is null) fields.Report("Type", $"{type} is not a type of parameters.");
            parameters.Add(new ParameterDeclaration(
                entry.Key,
                type,
                fields.Text("Default"),
                fields.Text("Description", longest: 4_000),
                fields.Texts("AllowedValues"),
                fields.Text("AllowedPattern"),
                fields.Text("ConstraintDescription"),
                fields.Count("MinLength"),
                fields.Count("MaxLength"),
                fields.Number("MinValue"),
                fields.Number("MaxValue"),
                fields.Flag("NoEcho"),
                entry.At));
        }
        return parameters;
    }
}
