using Microsoft.Extensions.Logging.Abstractions;
using Portal.Platform.Commands;

namespace Portal.Platform.Data.Backup;

/// <summary><c>backup</c>: everything the portal knows, in one file, while it runs.</summary>
public sealed class BackupCommand : IConsoleCommand
{
    public string Name => "backup";

    public string Help => """
        backup --to FILE

        Writes the whole database into a file, as it is at one moment; portals go on meanwhile. The file holds everything
        that the database does, also what is secret in it: keep it as you keep the database. What is not in it: the
        certificate of Portal:Keys, the settings, the products' folders and the heads of the audit chain outside.

        Exit code: 0 done, 1 it could not be written, 2 called wrongly.
        """;

    public async Task<int> RunAsync(ConsoleCall call, CancellationToken ct)
    {
        if (call.Arguments is not ["--to", { Length: > 0 } file])
        {
            await call.Error.WriteLineAsync("Say where to: backup --to FILE.");
            return 2;
        }
        if (File.Exists(file))
        {
            await call.Error.WriteLineAsync($"{file} stands already. Name a file that does not, so that no backup is lost.");
            return 2;
        }
        try
        {
            await using var tools = await PostgresTools.OpenAsync(call, NullLogger.Instance, ct);
            var part = file + ".part";
            if (await tools.RunAsync("pg_dump", ["--format=custom", "--no-owner", "--no-privileges", "--file", part], ct) is { } fault)
            {
                File.Delete(part);
                await call.Error.WriteLineAsync($"The backup failed: {fault}");
                return 1;
            }
            if (!OperatingSystem.IsWindows()) File.SetUnixFileMode(part, UnixFileMode.UserRead | UnixFileMode.UserWrite);
            File.Move(part, file);
            await call.Out.WriteLineAsync($"{file}, {new FileInfo(file).Length:N0} bytes.");
            return 0;
        }
        catch (Exception fault) when (fault is EmbeddedPostgresException or IOException or UnauthorizedAccessException)
        {
            await call.Error.WriteLineAsync(fault.Message);
            return 1;
        }
    }
}
