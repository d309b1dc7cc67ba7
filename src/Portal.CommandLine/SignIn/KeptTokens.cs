using System.Text.Json;
using Portal.CommandLine.Calls;

namespace Portal.CommandLine.SignIn;

/// <summary>What login keeps in the user's configuration folder: a token for each portal, readable by the user alone.</summary>
/// <param name="Current">The portal of the last login; null: none.</param>
/// <param name="Tokens">By address.</param>
internal sealed record KeptTokens(string? Current, IReadOnlyDictionary<string, string> Tokens)
{
    private static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.Web) { WriteIndented = true };

    // XDG_CONFIG_HOME or ~/.config; DoNotVerify because a folder that does not exist yet is made.
    public static string File { get; } = Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.ApplicationData, Environment.SpecialFolderOption.DoNotVerify), "portal", "tokens.json");

    public static async Task<KeptTokens> ReadAsync(CancellationToken ct)
    {
        try
        {
            if (!System.IO.File.Exists(File)) return new KeptTokens(null, new Dictionary<string, string>());
            return JsonSerializer.Deserialize<KeptTokens>(await System.IO.File.ReadAllTextAsync(File, ct), Options) is { Tokens: not null } kept ? kept : throw new JsonException("It holds no tokens.");
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException or JsonException)
        {
            throw new CommandFailedException(ExitCode.NotAllowed, $"{File} can't be read: {fault.Message} Remove it and sign in again.");
        }
    }

    public string? TokenOf(string url) => Tokens.GetValueOrDefault(url);

    public KeptTokens With(string url, string token) => new(url, new Dictionary<string, string>(Tokens) { [url] = token });

    public KeptTokens Without(string url) => new(Current == url ? null : Current, Tokens.Where(pair => pair.Key != url).ToDictionary());

    /// <exception cref="CommandFailedException">It can't be written.</exception>
    public async Task WriteAsync(CancellationToken ct)
    {
        try
        {
            MakeFolder(Path.GetDirectoryName(File)!);
            // Never for a moment readable by others, nor half written.
            var beside = $"{File}.{Environment.ProcessId}";
            var options = new FileStreamOptions { Mode = FileMode.Create, Access = FileAccess.Write };
            if (!OperatingSystem.IsWindows()) options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
            await using (var stream = new FileStream(beside, options)) await JsonSerializer.SerializeAsync(stream, this, Options, ct);
            System.IO.File.Move(beside, File, overwrite: true);
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            throw new CommandFailedException(ExitCode.Failed, $"The token can't be kept: {fault.Message}");
        }
    }

    private static void MakeFolder(string folder)
    {
        if (OperatingSystem.IsWindows()) Directory.CreateDirectory(folder);
        else Directory.CreateDirectory(folder, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
    }
}
