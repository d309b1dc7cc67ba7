using Portal.Catalog.Prices;
using Portal.Platform.Audit;
using Portal.Platform.Commands;
using Portal.Platform.Data;
using Portal.Platform.Data.Backup;
using Portal.Platform.Doctor;

namespace Portal;

/// <summary>What the program does on a console besides serving.</summary>
internal static class Commands
{
    public static IReadOnlyList<IConsoleCommand> All { get; } =
    [
        new RefreshPricesCommand(),
        new VerifyAuditCommand(),
        new BackupCommand(),
        new RestoreCommand(),
        new DoctorCommand(DoctorChecks.OfInstallation),
        new MigrateCommand(),
    ];
}
