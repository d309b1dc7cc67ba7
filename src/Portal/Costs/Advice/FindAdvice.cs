using System.Globalization;
using Portal.Catalog;
using Portal.CloudFormation.Pricing;
using Portal.Domain.Access;
using Portal.Domain.Catalog.Policies;
using Portal.Domain.Costs;
using Portal.Domain.Environments;
using Portal.Domain.Requests;
using Portal.Requests;

namespace Portal.Costs.Advice;

/// <summary>
/// Changes that would save, of those that the data at hand supports. Each is tried by the form's own evaluation: it counts only
/// where no policy refuses it, no problem arises and the composed availability stays. Whether a class is too large for its
/// load, or whether anybody uses it, takes metrics; without them nothing is said of it.
/// </summary>
public sealed class FindAdvice(ProductShelf shelf, EvaluateRequest evaluate)
{
    /// <summary>USD a month below which a change is not worth its review.</summary>
    private const decimal Least = 5;

    private const string Production = "production";

    public async Task<IReadOnlyList<CostAdvice>> RunAsync(ManagedEnvironment environment, CancellationToken ct)
    {
        if (environment.IsReadOnly || environment.ProductHash.Length == 0 || environment.State is not EnvironmentState.Ready) return [];
        var shelved = await shelf.OpenAsync(environment.ProductHash, ct);
        var requester = new Actor(environment.Owner, environment.OwnerName, environment.Team, new HashSet<Role> { Role.Requester });
        var now = evaluate.Run(shelved, environment.Content, environment.Id, requester, RequestKind.Change);
        var advice = new List<CostAdvice>();
        if (now.Cost is not CostEstimate.Priced before) return advice;
        foreach (var (kind, parameter, value, risk, evidence) in Candidates(environment, now))
        {
            var content = environment.Content with { Inputs = new Dictionary<string, string>(environment.Content.Inputs) { [parameter] = value } };
            var then = evaluate.Run(shelved, content, environment.Id, requester, RequestKind.Change);
            if (then.Cost is not CostEstimate.Priced after || IsWorse(now, then)) continue;
            var saving = before.Total.Expected - after.Total.Expected;
            if (saving >= Least) advice.Add(new CostAdvice(kind, Title(kind, now.Inputs[parameter], value), saving, risk, evidence, new Dictionary<string, string> { [parameter] = value }));
        }
        return [.. advice.OrderByDescending(each => each.Saving)];
    }

    private static IEnumerable<(AdviceKind Kind, string Parameter, string Value, string Risk, string Evidence)> Candidates(ManagedEnvironment environment, Evaluation now)
    {
        var inputs = now.Inputs;
        if (inputs.GetValueOrDefault("CacheEngine") is "redis")
            yield return (AdviceKind.Valkey, "CacheEngine", "valkey", "The change may replace the cache; it starts empty then. Read the change set.", "Valkey speaks Redis's protocol and costs a fifth less in the price list.");
        if (environment.Stage != Production && inputs.GetValueOrDefault("NatMode") is { } nat && nat != "single" && now.Inputs.ContainsKey("NatMode"))
            yield return (AdviceKind.SingleNat, "NatMode", "single", "Without the zone of the gateway, instances of the others lose their way out.", $"It is {environment.Stage}: each gateway is billed by the hour.");
        if (Graviton(inputs.GetValueOrDefault("InstanceType")) is { } arm)
            yield return (AdviceKind.Graviton, "InstanceType", arm, "The artifact has to be built for arm64, and the image too.", "The same size on Graviton costs less in the price list.");
        if (Graviton(inputs.GetValueOrDefault("DbInstanceClass")) is { } database)
            yield return (AdviceKind.Graviton, "DbInstanceClass", database, "The database is interrupted for a failover, one to two minutes.", "The same size on Graviton costs less in the price list.");
    }

    // Same size, newer family on Arm.
    private static string? Graviton(string? type) => type switch
    {
        null => null,
        _ when type.StartsWith("t3a.", StringComparison.Ordinal) => "t4g." + type[4..],
        _ when type.StartsWith("t3.", StringComparison.Ordinal) => "t4g." + type[3..],
        _ when type.StartsWith("m6i.", StringComparison.Ordinal) => "m7g." + type[4..],
        _ when type.StartsWith("db.t3.", StringComparison.Ordinal) => "db.t4g." + type[6..],
        _ => null,
    };

    private static bool IsWorse(Evaluation now, Evaluation then) =>
        then.Policy.Findings.Any(finding => finding.Severity is Severity.Deny && now.Policy.Findings.All(known => known.Rule != finding.Rule))
        || then.Problems.Any(problem => now.Problems.All(known => (known.Field, known.Code) != (problem.Field, problem.Code)))
        || then.Availability.Composed < now.Availability.Composed;

    private static string Title(AdviceKind kind, string from, string to) => kind switch
    {
        AdviceKind.Valkey => "Valkey instead of Redis",
        AdviceKind.SingleNat => "One NAT gateway instead of three",
        AdviceKind.Graviton => string.Create(CultureInfo.InvariantCulture, $"{to} instead of {from}"),
        _ => throw new ArgumentOutOfRangeException(nameof(kind)),
    };
}
