using System.Diagnostics;

namespace Portal.Faults.World;

/// <summary>A file system of its own for a data folder, small enough to be filled: a tmpfs, which only root may mount.</summary>
internal sealed class SmallDisk
{
    private const int Megabytes = 600;

    private readonly string _at;

    private SmallDisk(string at) => _at = at;

    private string Filler => Path.Combine(_at, "filler");

    /// <summary>Why there is none; null when it is mounted.</summary>
    public string? WhyNot { get; private init; }

    /// <param name="folder">Empty, or not there.</param>
    public static SmallDisk Mount(string folder)
    {
        Directory.CreateDirectory(folder);
        if (!OperatingSystem.IsLinux() || !System.Environment.IsPrivilegedProcess) return new SmallDisk(folder) { WhyNot = "only root on Linux may mount a small file system" };
        var (code, said) = Run("mount", "-t", "tmpfs", "-o", $"size={Megabytes}m,mode=755", "tmpfs", folder);
        return new SmallDisk(folder) { WhyNot = code == 0 ? null : $"mount refused: {said}" };
    }

    /// <summary>Leaves not a byte.</summary>
    public void Fill()
    {
        using var filler = new FileStream(Filler, FileMode.Append, FileAccess.Write, FileShare.None, bufferSize: 0);
        for (var size = 1 << 20; size >= 1; size = size == 1 ? 0 : size >> 4)
            try
            {
                while (true) filler.Write(new byte[size]);
            }
            catch (IOException)
            {
                // Full for blocks of this size.
            }
    }

    public void Clear() => File.Delete(Filler);

    public void Unmount()
    {
        if (WhyNot is null) Run("umount", "-l", _at);
    }

    private static (int Code, string Said) Run(string program, params string[] arguments)
    {
        using var process = Process.Start(new ProcessStartInfo(program, arguments) { RedirectStandardError = true, UseShellExecute = false })!;
        var said = process.StandardError.ReadToEnd();
        process.WaitForExit();
        return (process.ExitCode, said.Trim());
    }
}
