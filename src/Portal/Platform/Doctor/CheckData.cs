using System.Runtime.CompilerServices;
using Portal.Platform.Commands;

namespace Portal.Platform.Doctor;

/// <summary>Whether the data folder can be written and has room.</summary>
public sealed class CheckData : IDoctorCheck
{
    private const long LittleRoom = 2L << 30;

    public async IAsyncEnumerable<Finding> LookAsync(ConsoleCall call, [EnumeratorCancellation] CancellationToken ct)
    {
        const string about = "data folder";
        var folder = Path.GetFullPath(call.Settings.DataFolder);
        // The portal makes it at its first start; what has to be writable until then is the folder above.
        var standing = folder;
        while (!Directory.Exists(standing)) standing = Path.GetDirectoryName(standing)!;
        if (await RefusalAsync(standing, ct) is { } refusal)
        {
            yield return new Finding(Grade.Wrong, about, $"{standing} can't be written: {refusal} Set Portal:DataFolder to a folder that the portal's account owns.");
            yield break;
        }
        var free = new DriveInfo(standing).AvailableFreeSpace;
        yield return free < LittleRoom
            ? new Finding(Grade.Note, about, $"{folder} has {free >> 20} MB left. A thousand environments take about 1 GB a year: make room.")
            : new Finding(Grade.Well, about, $"{folder} can be written and has {free >> 30} GB left.");
    }

    private static async Task<string?> RefusalAsync(string folder, CancellationToken ct)
    {
        try
        {
            var file = Path.Combine(folder, $".doctor-{Environment.ProcessId}");
            await File.WriteAllTextAsync(file, "", ct);
            File.Delete(file);
            return null;
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            return fault.Message;
        }
    }
}
