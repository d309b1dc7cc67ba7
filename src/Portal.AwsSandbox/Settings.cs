using System.Globalization;

namespace Portal.AwsSandbox;

/// <summary>The sandbox's switches, all from the environment.</summary>
/// <param name="Port"><c>SANDBOX_PORT</c>, default 4566; 0 takes any free port.</param>
/// <param name="Speed"><c>SANDBOX_SPEED</c>, times real time; default 60.</param>
/// <param name="Folder">Where state is kept: <c>sandbox</c> under <c>PORTAL_DATA</c>, default <c>.data</c>.</param>
/// <param name="Seed"><c>SANDBOX_SEED</c>, of a world that holds nothing yet; drawn when it is not given.</param>
/// <param name="Keys">Access keys: two out of the box, and those of <c>SANDBOX_CREDENTIALS</c> (<c>account:key:secret,…</c>).</param>
public sealed record Settings(int Port, double Speed, string Folder, string? Seed, IReadOnlyList<(string Account, string AccessKeyId, string Secret)> Keys)
{
    public static Settings Read()
    {
        var keys = new List<(string, string, string)>
        {
            ("111111111111", "sandbox", "sandbox-secret"),
            ("222222222222", "sandbox-2", "sandbox-2-secret"),
        };
        foreach (var entry in (Variable("SANDBOX_CREDENTIALS") ?? "").Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
        {
            if (entry.Split(':') is not [{ Length: 12 } account, var key, var secret])
                throw new InvalidOperationException($"SANDBOX_CREDENTIALS holds '{entry}'; an entry is account:key:secret, the account of 12 digits.");
            keys.Add((account, key, secret));
        }
        return new Settings(
            (int)Number("SANDBOX_PORT", 4566, 0, 65_535), Number("SANDBOX_SPEED", 60, 0.01, 100_000),
            Path.GetFullPath(Path.Combine(Variable("PORTAL_DATA") ?? ".data", "sandbox")), Variable("SANDBOX_SEED"), keys);
    }

    private static double Number(string name, double otherwise, double least, double most)
    {
        if (Variable(name) is not { } text) return otherwise;
        return double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) && number >= least && number <= most
            ? number
            : throw new InvalidOperationException($"{name} is '{text}'; it must be a number from {least} to {most}.");
    }

    private static string? Variable(string name) => Environment.GetEnvironmentVariable(name) is { Length: > 0 } text ? text : null;
}
