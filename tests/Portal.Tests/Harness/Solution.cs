using System.Net;
using System.Net.Sockets;

namespace Portal.Tests.Harness;

/// <summary>Where the solution's files and builds are, and room for tests beside it.</summary>
public static class Solution
{
    public static string Root { get; } = FindRoot(new DirectoryInfo(AppContext.BaseDirectory));

    /// <summary>The program of a project under src, of the same configuration as these tests; compiled ahead where that was made of it.</summary>
    public static string BuildOf(string project)
    {
        var parts = new DirectoryInfo(AppContext.BaseDirectory);
        var folder = Path.Combine(Root, "src", project, "bin", parts.Parent!.Name, parts.Name);
        var (program, ahead) = (Path.Combine(folder, project + ".dll"), Path.Combine(folder, "ahead", project + ".dll"));
        if (!File.Exists(program)) throw new InvalidOperationException($"{program} is not built.");
        return File.GetLastWriteTimeUtc(ahead) > File.GetLastWriteTimeUtc(program) ? ahead : program;
    }

    /// <summary>A folder of its own that the database's server, which may run as another user, can reach.</summary>
    public static string NewFolder()
    {
        var folder = Directory.CreateTempSubdirectory("portal-tests-");
        File.SetUnixFileMode(folder.FullName, (UnixFileMode)Convert.ToInt32("755", 8));
        return folder.FullName;
    }

    /// <summary>The shipped products and the test's own, in one folder.</summary>
    public static void CopyProducts(string to)
    {
        foreach (var from in new[] { Path.Combine(Root, "templates"), Path.Combine(Root, "tests", "products") })
            foreach (var file in Directory.EnumerateFiles(from, "*", SearchOption.AllDirectories))
            {
                var copy = Path.Combine(to, Path.GetRelativePath(from, file));
                Directory.CreateDirectory(Path.GetDirectoryName(copy)!);
                File.Copy(file, copy);
            }
    }

    /// <summary>A port that nothing listens on. Below those that the system gives to outgoing connections, which would take it meanwhile.</summary>
    public static int FreePort()
    {
        while (true)
        {
            var port = Random.Shared.Next(15_000, 32_000);
            try
            {
                using var listener = new TcpListener(IPAddress.Loopback, port);
                listener.Start();
                return port;
            }
            catch (SocketException)
            {
                // Taken; another one is drawn.
            }
        }
    }

    private static string FindRoot(DirectoryInfo? folder)
    {
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "Portal.sln"))) folder = folder.Parent;
        return folder?.FullName ?? throw new InvalidOperationException("No folder above the tests holds Portal.sln.");
    }
}
