using Portal.CommandLine.Calls;

namespace Portal.CommandLine.SignIn;

/// <summary>Where the portal is, and with which token to call it.</summary>
/// <param name="Url">Without a slash at its end.</param>
internal sealed record Connection(string Url, string Token)
{
    /// <summary>By what was typed, then the environment, then what login kept. A kept token goes to the address it was kept for and to no other.</summary>
    /// <exception cref="CommandFailedException">One of the two is not known; the sentence says how to give it.</exception>
    public static async Task<Connection> FindAsync(string? url, string? tokenFile, CancellationToken ct)
    {
        var kept = await KeptTokens.ReadAsync(ct);
        var address = AddressOf(url, kept);
        var token = tokenFile is not null ? await FromFileAsync(tokenFile, ct)
            : Variable("PORTAL_TOKEN") ?? (Variable("PORTAL_TOKEN_FILE") is { } file ? await FromFileAsync(file, ct) : kept.TokenOf(address));
        return new Connection(address, token ?? throw new CommandFailedException(ExitCode.NotAllowed,
            $"There is no token for {address}. Make one on the portal's profile page and give it to: portal login. Or name a file with --token-file, or set PORTAL_TOKEN or PORTAL_TOKEN_FILE."));
    }

    /// <exception cref="CommandFailedException">None is known, or it is no address.</exception>
    public static string AddressOf(string? url, KeptTokens kept)
    {
        var address = url ?? Variable("PORTAL_URL") ?? kept.Current
            ?? throw new CommandFailedException(ExitCode.Wrong, "Which portal? Give its address with --url, or set PORTAL_URL.");
        if (!Uri.TryCreate(address, UriKind.Absolute, out var parsed) || parsed.Scheme is not ("http" or "https") || parsed.Query.Length > 0)
            throw new CommandFailedException(ExitCode.Wrong, $"'{address}' is no address of a portal. Write it as https://portal.example.com.");
        return parsed.AbsoluteUri.TrimEnd('/');
    }

    private static async Task<string> FromFileAsync(string file, CancellationToken ct)
    {
        try
        {
            var token = (await File.ReadAllTextAsync(file, ct)).Trim();
            return token.Length > 0 ? token : throw new CommandFailedException(ExitCode.NotAllowed, $"{file} holds no token.");
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            throw new CommandFailedException(ExitCode.NotAllowed, $"The token can't be read: {fault.Message}");
        }
    }

    private static string? Variable(string name) => Environment.GetEnvironmentVariable(name) is { Length: > 0 } value ? value : null;
}
