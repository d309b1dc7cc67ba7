using System.CommandLine;
using Portal.CommandLine.Api;
using Portal.CommandLine.Output;
using Portal.CommandLine.SignIn;

namespace Portal.CommandLine.Calls;

/// <summary>One run of a command: what was typed, where to write, and the portal to talk to.</summary>
internal sealed class Call(ParseResult parsed) : IDisposable
{
    private PortalApi? _api;

    public Screen Screen { get; } = Screen.OfConsole(GlobalOptions.IsJson(parsed));

    public TimeProvider Clock { get; } = TimeProvider.System;

    public T? Get<T>(Option<T> option) => parsed.GetValue(option);

    public T? Get<T>(Argument<T> argument) => parsed.GetValue(argument);

    /// <summary>The portal, with the token that was found.</summary>
    /// <exception cref="CommandFailedException">No address or no token is known.</exception>
    public async Task<PortalApi> ApiAsync(CancellationToken ct) =>
        _api ??= new PortalApi(await Connection.FindAsync(Get(GlobalOptions.Url), Get(GlobalOptions.TokenFile), ct));

    public void Dispose() => _api?.Dispose();
}
