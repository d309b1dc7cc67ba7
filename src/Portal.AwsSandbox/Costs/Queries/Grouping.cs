using Portal.AwsSandbox.Costs.Billing;
using Portal.AwsSandbox.Wire;
using Portal.AwsSandbox.Wire.Tongues;

namespace Portal.AwsSandbox.Costs.Queries;

/// <summary>By what charges are put together: up to two dimensions or tags.</summary>
internal sealed class Grouping
{
    private const int Most = 2;
    private static readonly string[] Types = ["DIMENSION", "TAG", "COST_CATEGORY"];

    private readonly List<(string Type, string Key)> by;
    private readonly TagView tags;

    public Grouping(Members input, TagView tags, string action)
    {
        this.tags = tags;
        var given = input.Structures("GroupBy") ?? [];
        var constraints = new MemberConstraints();
        foreach (var each in given) constraints.OneOf(each, "Type", Types).Required(each, "Key");
        constraints.Hold();
        if (given.Count > Most) throw AwsException.Validation($"GroupBy can have at most {Most} groups.");
        by = [.. given.Select(each => (each.Text("Type") ?? "DIMENSION", each.Text("Key")!))];
        foreach (var (type, key) in by)
            if (type == "DIMENSION") Dimensions.Known(key, action);
        if (by.Distinct().Count() < by.Count) throw AwsException.Validation("GroupBy must not name the same group twice.");
    }

    public bool IsEmpty => by.Count == 0;

    public bool NamesAccounts => by.Contains(("DIMENSION", "LINKED_ACCOUNT"));

    /// <summary>The keys of the group that a charge belongs to; those of tags and categories begin with their own name.</summary>
    public (string First, string? Second) Keys(in Charge charge) => (Key(by[0], charge), by.Count > 1 ? Key(by[1], charge) : null);

    public List<Output> Shown() => by.ConvertAll(each => new Output { { "Type", each.Type }, { "Key", each.Key } });

    private string Key((string Type, string Key) by, in Charge charge) => by.Type switch
    {
        "DIMENSION" => Dimensions.Shown(charge.Line, by.Key),
        "TAG" => $"{by.Key}${tags.Value(charge, by.Key)}",
        _ => $"{by.Key}$",
    };
}
