using Portal.Catalog;
using Portal.Health;
using Portal.Platform.Doctor;
using Portal.Platform.Telemetry;

namespace Portal;

/// <summary>What the doctor looks at.</summary>
internal static class DoctorChecks
{
    /// <summary>Before a portal runs, or beside one.</summary>
    public static IReadOnlyList<IDoctorCheck> OfInstallation => [.. OfBoth(new CheckStore()), new CheckPort()];

    /// <summary>From inside a running portal, which holds its port and has its store open.</summary>
    public static WebApplicationBuilder AddDoctor(this WebApplicationBuilder builder, string connectionString)
    {
        builder.Services.AddSingleton<IReadOnlyList<IDoctorCheck>>([.. OfBoth(new CheckStore(connectionString))]);
        builder.Services.AddSingleton<ExamineInstallation>();
        return builder;
    }

    private static IEnumerable<IDoctorCheck> OfBoth(CheckStore store) =>
        [new CheckKeys(("Health", typeof(HealthSettings)), ("Telemetry", typeof(TelemetrySettings))), new CheckData(), store, new CheckProducts(), new CheckAws(), new CheckMail()];
}
