using Portal.CloudFormation.Evaluation;
using Portal.CloudFormation.Topology;

namespace Portal.CloudFormation.Pricing;

/// <summary>Where the rules write down what a resource is charged for, and what they can't price.</summary>
internal sealed class Bill
{
    private readonly PriceBook book;
    private readonly OrderedDictionary<(string Line, string Service, string Item), Charged> charges = [];
    private readonly OrderedDictionary<(string Label, Lack Lack, string Reason), List<string>> lacks = [];
    private readonly Dictionary<string, List<string>> details = [];
    private readonly Dictionary<(string Service, string Item), UsedQuantity> assumed = [];
    private readonly OrderedDictionary<(string Service, string Item), (string Label, List<string> Resources)> used = [];

    public Bill(PriceBook book, Usage usage, ResourceMap map)
    {
        (this.book, Usage, Map) = (book, usage, map);
        foreach (var quantity in usage.Quantities) assumed.TryAdd((quantity.Service, quantity.Item), quantity);
    }

    public ResourceMap Map { get; }

    public Usage Usage { get; }

    /// <summary>Charges a quantity that follows from the template. Where it is assumed as well, the assumption counts.</summary>
    public void Charge(EvaluatedResource resource, string line, string service, string item, Spread quantity, string label)
    {
        if (assumed.TryGetValue((service, item), out var assumption) && assumption.Quantity > 0)
        {
            ByUse(resource, service, item, label);
            return;
        }
        if (quantity.Minimum < 0)
        {
            Leave(resource, label, Lack.Size, "It has a size that is not possible.");
            return;
        }
        if (!resource.IsCertain) quantity = quantity with { Minimum = 0 };
        if (quantity.Maximum == 0) return;
        if (book.Find(service, item) is { } price) Add(line, price, quantity, label, [resource.LogicalId]);
        else LeaveWithoutPrice(label, service, item, [resource.LogicalId]);
    }

    /// <summary>Says that the item is paid by use. It is charged by assumption, or named as not priced.</summary>
    public void ByUse(EvaluatedResource resource, string service, string item, string label)
    {
        if (!used.TryGetValue((service, item), out var known)) used[(service, item)] = known = (label, []);
        known.Resources.Add(resource.LogicalId);
    }

    /// <summary>Completes the label of a line: <c>db.m6g.large, Multi-AZ</c>.</summary>
    public void Describe(string line, string detail)
    {
        if (!details.TryGetValue(line, out var known)) details[line] = known = [];
        if (!known.Contains(detail)) known.Add(detail);
    }

    public void Leave(EvaluatedResource resource, string label, Lack lack, string reason) => Leave(label, lack, reason, [resource.LogicalId]);

    /// <summary>What a month of one unit costs, for sentences; null when the book has no such price.</summary>
    public decimal? PriceOf(string service, string item) => book.Find(service, item)?.Price;

    public CostEstimate.Priced Sum(IReadOnlyList<FreePart> free)
    {
        ChargeUse();
        var lines = charges
            .GroupBy(charge => charge.Key.Line, charge => charge.Value.ToItem())
            .Select(line => LineOf(line.Key, [.. line]))
            .OrderByDescending(line => line.Amount.Expected)
            .ThenByDescending(line => line.Amount.Maximum)
            .ToList();
        return new CostEstimate.Priced(
            book.Region, book.Currency, book.PriceDate, Total(lines.Select(line => line.Amount)), lines,
            [.. lacks.Select(lack => new UnpricedPart(lack.Key.Label, lack.Key.Lack, lack.Key.Reason, lack.Value))], free);
    }

    private CostLine LineOf(string id, IReadOnlyList<CostItem> items) =>
        new(id, CostLines.Label(id, details.GetValueOrDefault(id), items), Total(items.Select(item => item.Amount)), items);

    private void ChargeUse()
    {
        foreach (var ((service, item), (label, resources)) in used)
        {
            if (assumed.ContainsKey((service, item))) continue;
            Leave(label, Lack.Use, book.Find(service, item) is { } price
                ? $"Depends on use; the product assumes none. List price {price.Price} {book.Currency} per {price.Unit}."
                : "Depends on use; the product assumes none.", resources);
        }
        foreach (var quantity in Usage.Quantities.Where(quantity => quantity.Quantity > 0))
        {
            var resources = used.TryGetValue((quantity.Service, quantity.Item), out var causes) ? causes.Resources : [];
            if (book.Find(quantity.Service, quantity.Item) is { } price) Add(quantity.Line, price, Spread.Exactly(quantity.Quantity), quantity.Label, resources);
            else LeaveWithoutPrice(quantity.Label, quantity.Service, quantity.Item, resources);
        }
    }

    private void Add(string line, PriceItem price, Spread quantity, string label, IReadOnlyList<string> resources)
    {
        if (!charges.TryGetValue((line, price.Service, price.Item), out var known)) charges[(line, price.Service, price.Item)] = known = new Charged(price, label);
        known.Quantity += quantity;
        foreach (var resource in resources)
            if (!known.Resources.Contains(resource)) known.Resources.Add(resource);
    }

    private void LeaveWithoutPrice(string label, string service, string item, IReadOnlyList<string> resources) =>
        Leave(label, Lack.Price, $"The price book of {book.Region} has no price for {item} ({service}).", resources);

    private void Leave(string label, Lack lack, string reason, IReadOnlyList<string> resources)
    {
        if (!lacks.TryGetValue((label, lack, reason), out var known)) lacks[(label, lack, reason)] = known = [];
        known.AddRange(resources);
    }

    private static Spread Total(IEnumerable<Spread> amounts) => amounts.Aggregate(Spread.None, (sum, amount) => sum + amount);

    private sealed class Charged(PriceItem price, string label)
    {
        public Spread Quantity { get; set; } = Spread.None;

        public List<string> Resources { get; } = [];

        public CostItem ToItem() => new(
            label, Quantity, price.Unit, price.Price, (Quantity * price.Price).ToCents(), Resources, price.Source, price.IsVerified, price.Note);
    }
}
