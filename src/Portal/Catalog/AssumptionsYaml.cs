using System.Globalization;
using Portal.CloudFormation.Syntax;
using Portal.Domain.Catalog;

namespace Portal.Catalog;

/// <summary>Reads <c>assumptions</c> of product.yaml: usage figures, and what they are charged by.</summary>
internal sealed class AssumptionsYaml(YamlView view, Action<Position?, string> fault)
{
    public List<Assumption> Read(Mapping top)
    {
        var assumptions = view.List(top["assumptions"], "assumptions").Select(node => ReadOne(view.Map(node, "assumption"))).ToList();
        foreach (var twice in assumptions.GroupBy(assumption => assumption.Id).Where(same => same.Count() > 1))
            fault(top["assumptions"]!.At, $"There are {twice.Count()} assumptions '{twice.Key}'. Name it once.");
        foreach (var with in assumptions.SelectMany(assumption => assumption.Prices).Select(price => price.With).OfType<string>())
            if (assumptions.TrueForAll(assumption => assumption.Id != with)) fault(top["assumptions"]!.At, $"'with' names '{with}', which is not one of the assumptions.");
        return assumptions;
    }

    private Assumption ReadOne(Mapping assumption) => new(
        view.Text(assumption, "id"),
        view.Text(assumption, "label"),
        view.OptionalText(assumption, "unit"),
        view.Number(assumption, "default").ToString(CultureInfo.InvariantCulture),
        view.OptionalNumber(assumption, "minimum"),
        view.OptionalNumber(assumption, "maximum"),
        view.OptionalText(assumption, "help"),
        view.List(assumption["prices"], "prices").Select(node => ReadPrice(view.Map(node, "price"))).ToList(),
        assumption["of"] is { } of ? ReadMeanSize(view.Map(of, "of")) : null);

    private AssumptionPrice ReadPrice(Mapping price) => new(
        view.Text(price, "line"),
        view.Text(price, "service"),
        view.Text(price, "item"),
        view.OptionalNumber(price, "times") ?? 1,
        view.OptionalText(price, "with"));

    private MeanSize ReadMeanSize(Mapping of) => new(view.Text(of, "resource"), view.Text(of, "minimum"), view.Text(of, "maximum"));
}
