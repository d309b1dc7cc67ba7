using Microsoft.Extensions.Options;
using Portal.Domain;
using Portal.Domain.Access;
using Portal.Platform.Commands;

namespace Portal.Platform.Doctor;

/// <summary>The doctor's look at the node that answers, for administrators.</summary>
public sealed class ExamineInstallation(IReadOnlyList<IDoctorCheck> checks, IConfiguration configuration, IOptions<PortalSettings> settings, TimeProvider clock)
{
    public async Task<Outcome<IReadOnlyList<Finding>>> RunAsync(Actor actor, CancellationToken ct)
    {
        if (!actor.Is(Role.Administrator)) return new Outcome<IReadOnlyList<Finding>>.Forbidden("Administrators examine the installation.");
        var call = new ConsoleCall([], configuration, settings.Value, clock, TextWriter.Null, TextWriter.Null);
        var findings = new List<Finding>();
        foreach (var check in checks)
            await foreach (var finding in check.LookAsync(call, ct)) findings.Add(finding);
        return findings;
    }
}
