using Portal.CloudFormation.Evaluation;
using Portal.Domain.Costs;

namespace Portal.Costs.Advice;

/// <summary>Databases whose engine has left standard support: RDS bills every vCPU of it until it is upgraded.</summary>
internal static class BySupport
{
    /// <summary>USD an hour for a vCPU in the first two years, in most regions. Source: AWS's price list of RDS Extended Support.</summary>
    private const decimal PriceOfCpuHour = 0.10m;

    private const decimal HoursOfMonth = 730;

    /// <summary>Of every class that the products offer.</summary>
    private const int Cpus = 2;

    /// <param name="newer">The product's newest version; null where the environment is on it.</param>
    public static CostAdvice? Of(EvaluatedTemplate now, EvaluatedTemplate? newer, string? version)
    {
        var old = now.Resources.Where(IsPast).ToList();
        if (old.Count == 0 || newer is null || newer.Resources.Any(IsPast)) return null;
        var saving = old.Sum(database => (Text(database, "MultiAZ") == "true" ? 2 : 1) * Cpus * PriceOfCpuHour * HoursOfMonth);
        return new CostAdvice(AdviceKind.ExtendedSupport, $"Upgrade to {version}, whose database engine is supported", saving, "The engine's major version changes: try it on a copy first. The database is down for some minutes.",
            $"MySQL {Text(old[0], "EngineVersion")} has left standard support.", new Dictionary<string, string>(), AdviceOpens.Upgrade);
    }

    // Standard support of MySQL 8.0 on RDS ended on 2026-07-31, of 5.7 on 2024-02-29.
    private static bool IsPast(EvaluatedResource resource) => resource.Type == "AWS::RDS::DBInstance" && Text(resource, "Engine") == "mysql"
        && Text(resource, "EngineVersion") is { } version && (version.StartsWith("8.0", StringComparison.Ordinal) || version.StartsWith("5.", StringComparison.Ordinal))
        && Text(resource, "EngineLifecycleSupport") != "open-source-rds-extended-support-disabled";

    private static string? Text(EvaluatedResource resource, string property) => (resource.Properties[property] as KnownScalar)?.Text;
}
