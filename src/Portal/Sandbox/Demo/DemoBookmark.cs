using System.Text.Json;

namespace Portal.Sandbox.Demo;

/// <summary>How far the demo world has been told; kept in the data folder, so that a telling that broke off goes on.</summary>
/// <param name="Began">The machine's time when it was begun: scenes are dated back from it.</param>
/// <param name="Told">Scenes told.</param>
/// <param name="Speed">The sandbox's speed before, to be given back.</param>
/// <param name="Throttling">How strictly the sandbox throttled calls before, to be given back: time is led faster than AWS lets anybody ask.</param>
/// <param name="IsEnded">Nothing more is to be told.</param>
internal sealed record DemoBookmark(DateTimeOffset Began, int Told, double Speed, double Throttling, bool IsEnded)
{
    public static DemoBookmark? Read(string folder)
    {
        var file = FileIn(folder);
        return File.Exists(file) ? JsonSerializer.Deserialize<DemoBookmark>(File.ReadAllBytes(file)) : null;
    }

    public DemoBookmark Keep(string folder)
    {
        var file = FileIn(folder);
        File.WriteAllBytes(file + ".part", JsonSerializer.SerializeToUtf8Bytes(this));
        File.Move(file + ".part", file, overwrite: true);
        return this;
    }

    private static string FileIn(string folder) => Path.Combine(folder, "demo-world.json");
}
