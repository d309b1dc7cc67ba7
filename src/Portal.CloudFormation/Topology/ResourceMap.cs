using Portal.CloudFormation.Evaluation;

namespace Portal.CloudFormation.Topology;

/// <summary>Resources by id and type, and what their properties refer to.</summary>
internal sealed class ResourceMap
{
    private readonly Dictionary<string, EvaluatedResource> byId;
    private readonly ILookup<string, EvaluatedResource> byType;

    public ResourceMap(EvaluatedTemplate template)
    {
        byId = template.Resources.ToDictionary(resource => resource.LogicalId);
        byType = template.Resources.ToLookup(resource => resource.Type);
    }

    public EvaluatedResource this[string logicalId] => byId[logicalId];

    public IEnumerable<EvaluatedResource> OfType(string type) => byType[type];

    public IEnumerable<EvaluatedResource> OfTypes(params IEnumerable<string> types) => types.SelectMany(type => byType[type]);

    /// <summary>Resources that a value refers to, each once, in the order of the text.</summary>
    public IEnumerable<EvaluatedResource> ReadBy(Value? value) =>
        Reads(value)
            .Where(read => read.Kind is ReferenceKind.PhysicalId or ReferenceKind.Attribute)
            .Select(read => byId.GetValueOrDefault(read.Subject))
            .OfType<EvaluatedResource>()
            .DistinctBy(resource => resource.LogicalId);

    public static bool Reads(Value? value, EvaluatedResource resource) =>
        Reads(value).Any(read => read.Subject == resource.LogicalId && read.Kind is ReferenceKind.PhysicalId or ReferenceKind.Attribute);

    public static string? Text(Value? value) => (value as KnownScalar)?.Text;

    public static int? Number(Value? value) =>
        int.TryParse(Text(value), System.Globalization.CultureInfo.InvariantCulture, out var number) ? number : null;

    public static IReadOnlyList<Value> Items(Value? value) => value switch
    {
        null => [],
        KnownList list => list.Items,
        _ => [value],
    };

    private static IEnumerable<Reference> Reads(Value? value) => value switch
    {
        Unknown unknown => unknown.Reads,
        KnownList list => list.Items.SelectMany(Reads),
        KnownMap map => map.Entries.SelectMany(entry => Reads(entry.Value)),
        _ => [],
    };
}
