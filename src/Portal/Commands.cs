using Portal.Catalog.Prices;
using Portal.Platform.Audit;
using Portal.Platform.Commands;

namespace Portal;

/// <summary>What the program does on a console besides serving.</summary>
internal static class Commands
{
    public static IReadOnlyList<IConsoleCommand> All { get; } = [new RefreshPricesCommand(), new VerifyAuditCommand()];
}
