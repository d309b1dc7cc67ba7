using System.Globalization;
using System.Text.RegularExpressions;
using Portal.CloudFormation;
using Portal.CloudFormation.Syntax;
using Portal.Domain.Catalog;

namespace Portal.Catalog;

/// <summary>
/// Reads <c>product.yaml</c>; templates/README.md is its reference. Whatever is wrong goes to
/// <paramref name="fault"/> and reading goes on, so that an author sees everything at once.
/// </summary>
internal sealed partial class ProductYaml(Node root, Action<Position?, string> fault)
{
    private static readonly string[] Keys =
    [
        "product", "version", "title", "summary", "owner", "order", "template", "stackPolicy", "capabilities", "stages", "band",
        "build", "fixed", "defaults", "form", "presets", "assumptions", "outputs",
    ];

    private readonly YamlView _view = new(fault);
    private readonly Dictionary<string, Position> _parameterPlaces = [];

    public string TemplateFile { get; private set; } = "template.yaml";
    public Position? TemplateAt { get; private set; }
    public string? StackPolicyFile { get; private set; }

    private Product? _read;

    public Product Read(string folder, string hash)
    {
        var top = _view.Map(root, "product.yaml");
        foreach (var entry in top.Entries.Where(entry => !Keys.Contains(entry.Key)))
            fault(entry.At, $"'{entry.Key}' is not a key of product.yaml. Known keys: {string.Join(", ", Keys)}.");
        var id = _view.Text(top, "product");
        if (!Id().IsMatch(folder)) fault(top["product"]?.At ?? top.At, "A product's folder is called by at most 60 letters, digits, dots, underscores and hyphens.");
        if (top["version"] is Scalar version && !Version().IsMatch(version.Text)) fault(version.At, "A version has at most 60 letters, digits, dots, underscores, hyphens and plus signs.");
        if (id.Length > 0 && id != folder) fault(top["product"]?.At, $"'product' is '{id}' but the folder is '{folder}'. They must be equal.");
        if (top["template"] is { } template)
        {
            TemplateFile = _view.TextOf(template, "template");
            TemplateAt = template.At;
        }
        StackPolicyFile = top["stackPolicy"] is { } policy ? _view.TextOf(policy, "stackPolicy") : null;
        var assumptions = new AssumptionsYaml(_view, fault).Read(top);
        return _read = new Product(
            folder,
            _view.Text(top, "version"),
            hash,
            _view.Text(top, "title"),
            _view.Text(top, "summary"),
            _view.Text(top, "owner"),
            "",
            null,
            _view.Texts(top["capabilities"], "capabilities"),
            top["stages"] is { } stages ? _view.Texts(stages, "stages") : ["production", "staging", "development"],
            ReadBand(top),
            ReadBuildMinutes(top),
            NotedTexts(top["fixed"], "fixed"),
            NotedTexts(top["defaults"], "defaults"),
            new FormYaml(_view, fault, _parameterPlaces, assumptions).Read(top),
            _view.List(top["presets"], "presets").Select(node => ReadPreset(node, assumptions)).ToList(),
            assumptions,
            _view.List(top["outputs"], "outputs").Select(ReadOutput).ToList())
        {
            Order = (int)Math.Clamp(_view.OptionalNumber(top, "order") ?? int.MaxValue, int.MinValue, int.MaxValue),
        };
    }

    /// <summary>Every parameter that is named must exist, and every parameter without a default must be asked for or fixed.</summary>
    public void CheckAgainst(Template template)
    {
        var product = _read ?? throw new InvalidOperationException("Read comes first.");
        var declared = template.Parameters.ToDictionary(parameter => parameter.Name);
        foreach (var (name, at) in _parameterPlaces.Where(place => !declared.ContainsKey(place.Key)))
            fault(at, $"The template declares no parameter '{name}'.");
        var onForm = product.Steps.SelectMany(step => step.Groups).SelectMany(group => group.Fields).Select(field => field.Parameter).ToList();
        foreach (var twice in onForm.GroupBy(name => name).Where(same => same.Count() > 1))
            fault(_parameterPlaces.GetValueOrDefault(twice.Key), $"'{twice.Key}' stands on the form {twice.Count()} times. Name it once.");
        foreach (var both in onForm.Where(product.Fixed.ContainsKey))
            fault(_parameterPlaces.GetValueOrDefault(both), $"'{both}' is filled by the portal ('fixed') and asked for on the form. Keep one.");
        foreach (var missing in template.Parameters.Where(p => !onForm.Contains(p.Name) && !product.Fixed.ContainsKey(p.Name) && p.Default is null))
            fault(null, $"The template's parameter '{missing.Name}' has no default and is neither on the form nor in 'fixed'.");
        foreach (var group in product.Assumptions.Select(assumption => assumption.Of).OfType<MeanSize>().Where(of => template.Resource(of.Resource) is null))
            fault(null, $"The template has no resource '{group.Resource}', whose mean size is an assumption.");
        foreach (var output in product.Outputs.Where(output => template.Outputs.All(o => o.Name != output.Output)))
            fault(null, $"The template has no output '{output.Output}'.");
    }

    private CostBand ReadBand(Mapping top)
    {
        if (top["band"] is not { } node) return CostBand.Usual;
        var band = _view.Map(node, "band");
        var (floor, ceiling) = (_view.Number(band, "floor"), _view.Number(band, "ceiling"));
        if (floor >= ceiling) fault(node.At, "The band's floor must be below its ceiling.");
        return new CostBand(floor, ceiling);
    }

    private int ReadBuildMinutes(Mapping top) => top["build"] is { } build ? _view.Whole(_view.Map(build, "build"), "minutes", 1, 10_000) : 15;

    private Preset ReadPreset(Node node, IReadOnlyList<Assumption> known)
    {
        var preset = _view.Map(node, "preset");
        var assumptions = preset["assumptions"] is { } given ? _view.TextMap(given, "assumptions") : [];
        foreach (var name in assumptions.Keys.Where(name => known.All(a => a.Id != name)))
            fault(preset["assumptions"]!.At, $"'{name}' is not one of the assumptions of this product.");
        return new Preset(_view.Text(preset, "id"), _view.Text(preset, "title"), _view.Text(preset, "summary"), NotedTexts(preset["inputs"], "inputs"), assumptions);
    }

    private LabelledOutput ReadOutput(Node node)
    {
        var output = _view.Map(node, "output");
        return new LabelledOutput(_view.Text(output, "output"), _view.Text(output, "label"), _view.OptionalText(output, "group"));
    }

    private Dictionary<string, string> NotedTexts(Node? node, string what)
    {
        if (node is null) return [];
        foreach (var entry in _view.Map(node, what).Entries) _parameterPlaces.TryAdd(entry.Key, entry.At);
        return _view.TextMap(node, what);
    }

    // Both stand in addresses and in the names of what is made of them.
    [GeneratedRegex(@"^[A-Za-z0-9._-]{1,60}\z")]
    private static partial Regex Id();

    [GeneratedRegex(@"^[A-Za-z0-9._+-]{1,60}\z")]
    private static partial Regex Version();
}
