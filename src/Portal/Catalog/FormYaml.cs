using Portal.CloudFormation.Syntax;
using Portal.Domain.Catalog;

namespace Portal.Catalog;

/// <summary>Reads <c>form</c> of product.yaml: steps, their groups, and the fields in them.</summary>
/// <param name="parameterPlaces">Takes where each parameter is named, for faults that are found later.</param>
internal sealed class FormYaml(YamlView view, Action<Position?, string> fault, Dictionary<string, Position> parameterPlaces, IReadOnlyList<Assumption> assumptions)
{
    private static readonly string[] Controls = ["text", "number", "select", "segmented", "table", "switch"];

    public List<FormStep> Read(Mapping top) => view.List(top["form"], "form").Select(node =>
    {
        var step = view.Map(node, "form step");
        return new FormStep(view.Text(step, "step"), view.Text(step, "title"), view.List(step["groups"], "groups").Select(ReadGroup).ToList());
    }).ToList();

    private FormGroup ReadGroup(Node node)
    {
        var group = view.Map(node, "group");
        var shown = view.Texts(group["assumptions"], "assumptions");
        foreach (var name in shown.Where(name => assumptions.All(assumption => assumption.Id != name)))
            fault(group["assumptions"]!.At, $"'{name}' is not one of the assumptions of this product.");
        return new FormGroup(view.Text(group, "title"), view.OptionalText(group, "summary"), view.OptionalText(group, "tier"),
            view.List(group["fields"], "fields").Select(ReadField).ToList(),
            view.List(group["facts"], "facts").Select(ReadFact).ToList(),
            shown);
    }

    private FormFact ReadFact(Node node)
    {
        var fact = view.Map(node, "fact");
        return new FormFact(view.Text(fact, "label"), view.Text(fact, "value"), view.OptionalText(fact, "help"));
    }

    private FormField ReadField(Node node)
    {
        var field = view.Map(node, "field");
        var parameter = view.Text(field, "parameter");
        if (field["parameter"] is { } named) parameterPlaces[parameter] = named.At;
        var control = view.OptionalText(field, "control");
        if (control is not null && !Controls.Contains(control)) fault(field["control"]!.At, $"'{control}' is not a control. Known: {string.Join(", ", Controls)}.");
        var choices = field["choices"] is { } given
            ? view.Map(given, "choices").Entries.ToDictionary(entry => entry.Key, entry => (IReadOnlyDictionary<string, string>)view.TextMap(entry.Value, entry.Key))
            : [];
        return new FormField(parameter, view.Text(field, "label"), view.OptionalText(field, "help"), control, view.OptionalText(field, "unit"), choices,
            field["atLeast"] is { } least ? ReadAtLeast(view.Map(least, "atLeast")) : null,
            field["startsWith"] is { } start ? ReadStartsWith(view.Map(start, "startsWith")) : null);
    }

    private AtLeast ReadAtLeast(Mapping least)
    {
        var parameter = view.Text(least, "parameter");
        if (least["parameter"] is { } named) parameterPlaces.TryAdd(parameter, named.At);
        return new AtLeast(parameter, view.OptionalNumber(least, "times") ?? 1, view.Text(least, "message"), view.Text(least, "fix"));
    }

    private StartsWith ReadStartsWith(Mapping start) => new(view.Text(start, "value"), view.Text(start, "message"), view.Text(start, "fix"));
}
