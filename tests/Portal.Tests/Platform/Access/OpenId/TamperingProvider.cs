using System.Security.Cryptography;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;

namespace Portal.Tests.Platform.Access.OpenId;

/// <summary>What a provider answers; everything right until a test makes it wrong.</summary>
internal sealed class Tampering
{
    public Dictionary<string, object> Claims { get; } = [];

    /// <summary>Signs instead of the published key.</summary>
    public SigningCredentials? Signs { get; set; }

    /// <summary>The header and claims without a signature, alg none.</summary>
    public bool Unsigned { get; set; }

    /// <summary>The issuer beside the code; null leaves it out.</summary>
    public string? AnswersAs { get; set; } = "";
    public bool OtherState { get; set; }
    public string? Error { get; set; }
    public bool OtherSubject { get; set; }
}

/// <summary>A provider that signs with a known key and lets a test put anything wrong into its answers.</summary>
internal sealed class TamperingProvider : IAsyncDisposable
{
    private readonly WebApplication _app;
    private readonly RSA _rsa = RSA.Create(2048);
    private readonly RsaSecurityKey _key;
    private string _nonce = "";

    private TamperingProvider(WebApplication app)
    {
        _app = app;
        _key = new RsaSecurityKey(_rsa) { KeyId = "published" };
    }

    public Tampering Next { get; set; } = new();

    /// <summary>What the token endpoint was asked last.</summary>
    public IFormCollection? Exchange { get; private set; }

    public string Challenge { get; private set; } = "";

    public string Issuer => _app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.First();

    public static async Task<TamperingProvider> StartAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        var app = builder.Build();
        app.Urls.Add("http://127.0.0.1:0");
        var provider = new TamperingProvider(app);
        app.MapGet("/.well-known/openid-configuration", () => Results.Json(new
        {
            issuer = provider.Issuer,
            authorization_endpoint = $"{provider.Issuer}/authorize",
            token_endpoint = $"{provider.Issuer}/token",
            userinfo_endpoint = $"{provider.Issuer}/me",
            jwks_uri = $"{provider.Issuer}/keys",
            authorization_response_iss_parameter_supported = true,
        }));
        app.MapGet("/keys", () =>
        {
            var key = JsonWebKeyConverter.ConvertFromRSASecurityKey(new RsaSecurityKey(provider._rsa.ExportParameters(false)) { KeyId = "published" });
            return Results.Json(new { keys = new[] { new { kty = key.Kty, kid = key.Kid, use = "sig", n = key.N, e = key.E } } });
        });
        app.MapGet("/authorize", provider.Authorize);
        app.MapPost("/token", (Delegate)provider.TokenAsync);
        app.MapGet("/me", () => Results.Json(new { sub = provider.Next.OtherSubject ? "somebody-else" : "mara", name = "Mara", groups = new[] { "eng-shop" } }));
        await app.StartAsync(TestContext.Current.CancellationToken);
        return provider;
    }

    /// <summary>The public key as bytes, for who would use it as a shared secret.</summary>
    public byte[] PublicKey => _rsa.ExportSubjectPublicKeyInfo();

    private IResult Authorize(HttpContext context)
    {
        var query = context.Request.Query;
        (_nonce, Challenge) = (query["nonce"].ToString(), query["code_challenge"].ToString());
        var back = Next.Error is { } error ? $"?error={error}" : "?code=a-code";
        var issuer = Next.AnswersAs is { } named ? $"&iss={Uri.EscapeDataString(named.Length == 0 ? Issuer : named)}" : "";
        return Results.Redirect($"{query["redirect_uri"]}{back}&state={(Next.OtherState ? "other" : Uri.EscapeDataString(query["state"].ToString()))}{issuer}");
    }

    private async Task<IResult> TokenAsync(HttpContext context)
    {
        Exchange = await context.Request.ReadFormAsync(context.RequestAborted);
        var now = TimeProvider.System.GetUtcNow();
        var claims = new Dictionary<string, object>
        {
            ["iss"] = Issuer,
            ["aud"] = "portal",
            ["sub"] = "mara",
            ["nonce"] = _nonce,
            ["iat"] = now.ToUnixTimeSeconds(),
            ["exp"] = now.AddMinutes(5).ToUnixTimeSeconds(),
        };
        foreach (var (name, value) in Next.Claims)
            if (value is "") claims.Remove(name);
            else claims[name] = value;
        return Results.Json(new { access_token = "access", token_type = "Bearer", id_token = Sign(claims) });
    }

    private string Sign(Dictionary<string, object> claims)
    {
        var payload = System.Text.Json.JsonSerializer.Serialize(claims);
        var handler = new JsonWebTokenHandler { SetDefaultTimesOnTokenCreation = false };
        if (Next.Unsigned) return handler.CreateToken(payload);
        return handler.CreateToken(payload, Next.Signs ?? new SigningCredentials(_key, SecurityAlgorithms.RsaSha256));
    }

    public async ValueTask DisposeAsync()
    {
        await _app.DisposeAsync();
        _rsa.Dispose();
    }
}
