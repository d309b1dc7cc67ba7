using Portal.Domain.Costs;
using Portal.Domain.Environments;

namespace Portal.Costs.Advice;

/// <summary>What the inputs alone say: a dearer engine, family or number of gateways than need be.</summary>
internal static class ByInputs
{
    public static IEnumerable<Candidate> Of(ManagedEnvironment environment, IReadOnlyDictionary<string, string> inputs)
    {
        if (inputs.GetValueOrDefault("CacheEngine") is "redis")
            yield return new(AdviceKind.Valkey, "CacheEngine", "valkey", "Valkey instead of Redis", "The change may replace the cache; it starts empty then. Read the change set.", "Valkey speaks Redis's protocol and costs a fifth less in the price list.");
        if (environment.Stage != FindAdvice.Production && inputs.GetValueOrDefault("NatMode") is { } nat && nat != "single")
            yield return new(AdviceKind.SingleNat, "NatMode", "single", "One NAT gateway instead of three", "Without the zone of the gateway, instances of the others lose their way out.", $"It is {environment.Stage}: each gateway is billed by the hour.");
        if (inputs.GetValueOrDefault("InstanceType") is { } type && Graviton(type) is { } arm)
            yield return new(AdviceKind.Graviton, "InstanceType", arm, $"{arm} instead of {type}", "The artifact has to be built for arm64, and the image too.", "The same size on Graviton costs less in the price list.");
        if (inputs.GetValueOrDefault("DbInstanceClass") is { } old && Graviton(old) is { } database)
            yield return new(AdviceKind.Graviton, "DbInstanceClass", database, $"{database} instead of {old}", "The database is interrupted for a failover, one to two minutes.", "The same size on Graviton costs less in the price list.");
    }

    // Same size, newer family on Arm.
    private static string? Graviton(string type) => type switch
    {
        _ when type.StartsWith("t3a.", StringComparison.Ordinal) => "t4g." + type[4..],
        _ when type.StartsWith("t3.", StringComparison.Ordinal) => "t4g." + type[3..],
        _ when type.StartsWith("m6i.", StringComparison.Ordinal) => "m7g." + type[4..],
        _ when type.StartsWith("db.t3.", StringComparison.Ordinal) => "db.t4g." + type[6..],
        _ => null,
    };
}
