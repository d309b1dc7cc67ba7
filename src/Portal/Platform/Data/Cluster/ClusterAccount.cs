using System.ComponentModel;
using System.Diagnostics;

namespace Portal.Platform.Data.Cluster;

/// <summary>
/// The system account that runs the cluster. PostgreSQL refuses to run as root, so a portal started by root hands the
/// cluster to an account without rights; any other portal runs it as itself.
/// </summary>
/// <param name="User">The account's name; null for the portal's own.</param>
internal sealed record ClusterAccount(string? User)
{
    private static readonly string[] WithoutRights = ["postgres", "portal", "nobody"];

    /// <param name="cluster">The cluster's folder, which need not exist. Its owner goes on running it.</param>
    public static async Task<ClusterAccount> ChooseAsync(string cluster, CancellationToken cancellation)
    {
        var own = new ClusterAccount(User: null);
        if (!Environment.IsPrivilegedProcess)
            return own;
        if (Directory.Exists(cluster))
        {
            var listed = await own.RunAsync("/bin/ls", ["-ld", cluster], cancellation);
            if (listed.Output.Split(' ', StringSplitOptions.RemoveEmptyEntries).ElementAtOrDefault(2) is { } owner and not "root")
                return new(owner);
        }
        foreach (var name in WithoutRights)
        {
            if ((await own.RunAsync("id", ["-u", name], cancellation)).ExitCode == 0)
                return new(name);
        }
        throw new EmbeddedPostgresException(
            "PostgreSQL does not run as root, and this machine has no account named postgres, portal or nobody to run it. " +
            "Add one (`useradd --system postgres`), start the portal as an ordinary user, or set PORTAL_DATABASE.");
    }

    /// <summary>Hands a file or folder to this account.</summary>
    public async Task<bool> TakeOverAsync(string path, CancellationToken cancellation) =>
        User is null || (await new ClusterAccount(User: null).RunAsync("chown", [$"{User}:", path], cancellation)).ExitCode == 0;

    /// <summary>Whether this account can enter and write the folder.</summary>
    public async Task<bool> CanWriteAsync(string folder, CancellationToken cancellation) =>
        (await RunAsync("/bin/sh", ["-c", "cd \"$0\" && : > .probe && rm .probe", folder], cancellation)).ExitCode == 0;

    /// <summary>Runs a program to its end as this account. A program that cannot be started ends with code 127.</summary>
    public async Task<(int ExitCode, string Output)> RunAsync(
        string program, IEnumerable<string> arguments, CancellationToken cancellation)
    {
        var start = new ProcessStartInfo(program, arguments)
        {
            UseShellExecute = false,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            WorkingDirectory = "/",
        };
        if (User is not null)
            start.UserName = User;
        KeepOnlyHarmless(start.Environment);
        try
        {
            using var process = Process.Start(start)!;
            process.StandardInput.Close();
            return await FinishAsync(process, cancellation);
        }
        catch (Win32Exception e)
        {
            return (127, e.Message);
        }
    }

    // The portal's environment holds cloud keys and a PGHOST or PGDATA of another database; the cluster gets neither.
    private static void KeepOnlyHarmless(IDictionary<string, string?> environment)
    {
        string[] kept = ["PATH", "LD_LIBRARY_PATH", "TMPDIR"];
        foreach (var name in environment.Keys.Except(kept, StringComparer.Ordinal).ToList())
            environment.Remove(name);
        environment["LC_ALL"] = "C";
    }

    private static async Task<(int, string)> FinishAsync(Process process, CancellationToken cancellation)
    {
        try
        {
            var output = process.StandardOutput.ReadToEndAsync(cancellation);
            var errors = process.StandardError.ReadToEndAsync(cancellation);
            await process.WaitForExitAsync(cancellation);
            return (process.ExitCode, (await output + await errors).Trim());
        }
        catch (OperationCanceledException)
        {
            process.Kill();
            throw;
        }
    }

    public override string ToString() => User ?? Environment.UserName;
}
