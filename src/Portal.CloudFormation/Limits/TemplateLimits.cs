using System.Text;

namespace Portal.CloudFormation.Limits;

/// <summary>How much of one of CloudFormation's limits is used. Units are bytes, characters or pieces.</summary>
/// <param name="Subject">What the largest of its kind is called, such as the parameter with the longest value; null where there is one only.</param>
public sealed record LimitUse(LimitKind Kind, string Title, long Used, long Limit, string? Subject = null)
{
    /// <summary>1 is exactly the limit.</summary>
    public double Share => (double)Used / Limit;

    public bool IsExceeded => Used > Limit;
}

public enum LimitKind
{
    /// <summary>Bytes of a template sent along with the request; beyond it a template must be in S3.</summary>
    InlineBytes,

    /// <summary>Bytes of a template in S3.</summary>
    StoredBytes,
    Resources,
    Parameters,
    ParameterValueBytes,
    Outputs,
    Mappings,
    MappingAttributes,
    NameCharacters,
    DescriptionBytes,
}

/// <summary>
/// CloudFormation's quotas, from its user guide: "Understand CloudFormation quotas".
/// </summary>
public static class TemplateLimits
{
    public static IReadOnlyList<LimitUse> Measure(string text, Template template, IReadOnlyDictionary<string, string> parameters)
    {
        var bytes = Encoding.UTF8.GetByteCount(text);
        var (longestValue, valueBytes) = Largest(template.Parameters.Select(p => (p.Name, Bytes(parameters.GetValueOrDefault(p.Name) ?? p.Default))));
        var (longestName, nameLength) = Largest(Names(template).Select(name => (name, (long)name.Length)));
        var (largestMap, attributes) = Largest(template.Mappings.Select(map => (map.Name, (long)map.Body.Entries.Count)));
        return
        [
            new(LimitKind.InlineBytes, "Template, sent inline", bytes, 51_200),
            new(LimitKind.StoredBytes, "Template, by URL", bytes, 1_048_576),
            new(LimitKind.Resources, "Resources", template.Resources.Count, 500),
            new(LimitKind.Parameters, "Parameters", template.Parameters.Count, 200),
            new(LimitKind.ParameterValueBytes, "Longest parameter value", valueBytes, 4_096, longestValue),
            new(LimitKind.Outputs, "Outputs", template.Outputs.Count, 200),
            new(LimitKind.Mappings, "Mappings", template.Mappings.Count, 200),
            new(LimitKind.MappingAttributes, "Keys of the largest map", attributes, 200, largestMap),
            new(LimitKind.NameCharacters, "Longest name", nameLength, 255, longestName),
            new(LimitKind.DescriptionBytes, "Description", Bytes(template.Description), 1_024),
        ];
    }

    private static IEnumerable<string> Names(Template template) =>
        template.Parameters.Select(p => p.Name)
            .Concat(template.Resources.Select(r => r.LogicalId))
            .Concat(template.Outputs.Select(o => o.Name))
            .Concat(template.Mappings.Select(m => m.Name));

    private static long Bytes(string? text) => text is null ? 0 : Encoding.UTF8.GetByteCount(text);

    private static (string? Name, long Size) Largest(IEnumerable<(string Name, long Size)> sizes) =>
        sizes.Select(s => ((string?)s.Name, s.Size)).OrderByDescending(s => s.Size).FirstOrDefault();
}
