using System.Globalization;
using Portal.CloudFormation.Availability;
using Portal.CloudFormation.Pricing;
using Portal.Domain.Access;
using Portal.Domain.Catalog;
using Portal.Domain.Catalog.Policies;
using Portal.Domain.Requests;

namespace Portal.Requests;

/// <summary>What policies may look at, put together from a request and what follows from it.</summary>
internal static class FactsOfRequest
{
    /// <param name="inputs">Without secrets: they are no business of rules.</param>
    public static Dictionary<string, string> Of(
        RequestKind kind, RequestContent content, Actor requester, TeamStanding? team,
        IReadOnlyDictionary<string, string> inputs, IReadOnlyDictionary<string, decimal> assumptions, ComposedAvailability availability)
    {
        var facts = new Dictionary<string, string>
        {
            ["product"] = content.Product,
            ["kind"] = kind.ToString().ToLowerInvariant(),
            ["name"] = content.Name,
            ["stage"] = content.Stage,
            ["account"] = content.Account,
            ["region"] = content.Region,
            ["team"] = requester.Team,
            ["requester"] = requester.Id.Value,
            ["costCentre"] = content.CostCentre,
        };
        if (content.Preset is { } preset) facts["preset"] = preset;
        if (content.LeaseDays is { } days && kind is RequestKind.Create) facts["lease.days"] = days.ToString(CultureInfo.InvariantCulture);
        foreach (var (name, value) in inputs) facts[$"inputs.{name}"] = value;
        foreach (var (id, value) in assumptions) facts[$"assumptions.{id}"] = Text(value);
        if (availability.Composed is { } composed) facts["availability.composed"] = Text(composed);
        if (team is not null)
        {
            // What is changed or deleted stands already, beside the others.
            var own = kind.Updates() || kind is RequestKind.Delete ? 1 : 0;
            facts["team.environments"] = (team.Environments + own).ToString(CultureInfo.InvariantCulture);
            if (team.Monthly is { } monthly) facts["team.monthly"] = Dollars(monthly);
        }
        // Whether a change loses data is known once its change set is there.
        if (kind is RequestKind.Create or RequestKind.Delete) facts["change.dataLoss"] = kind is RequestKind.Delete ? "true" : "false";
        return facts;
    }

    public static void AddCost(Dictionary<string, string> facts, CostEstimate cost, CostBand band)
    {
        (facts["band.floor"], facts["band.ceiling"]) = (Text(band.Floor), Text(band.Ceiling));
        if (cost is CostEstimate.Priced priced) AddCost(facts, priced.Total, priced.IsComplete, band);
    }

    public static void AddCost(Dictionary<string, string> facts, Spread total, bool isComplete, CostBand band)
    {
        facts["cost.minimum"] = Dollars(total.Minimum);
        facts["cost.expected"] = Dollars(total.Expected);
        facts["cost.maximum"] = Dollars(total.Maximum);
        facts["cost.isComplete"] = isComplete ? "true" : "false";
        var position = band.PositionOf(total.Expected, total.Maximum).ToString();
        facts["cost.position"] = char.ToLowerInvariant(position[0]) + position[1..];
    }

    private static string Dollars(decimal amount) => amount.ToString("0.00", CultureInfo.InvariantCulture);

    private static string Text(decimal number) => number.ToString("0.############", CultureInfo.InvariantCulture);
}
