using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using Portal.Platform.Access.Tokens;
using Portal.Platform.Data;

namespace Portal.Platform.Access;

/// <summary>
/// Writes <c>demo-tokens.json</c> into the data folder, readable by its owner only. Tokens that still work are kept,
/// so that a restart does not break a script.
/// </summary>
public sealed class IssueDemoTokens(IDbContextFactory<PortalDb> dbs, IOptions<PortalSettings> settings, KnownPeople people, TimeProvider clock)
{
    private static readonly JsonSerializerOptions Indented = new() { WriteIndented = true };

    public async Task RunAsync(CancellationToken ct)
    {
        var file = Path.Combine(settings.Value.DataFolder, "demo-tokens.json");
        var now = clock.GetUtcNow();
        var kept = await ReadAsync(file, ct);
        await using var db = await dbs.CreateDbContextAsync(ct);
        var tokens = new Dictionary<string, string>();
        foreach (var person in DemoPeople.All)
        {
            await people.RememberAsync(person.Actor, isDemo: true, ct);
            if (kept.TryGetValue(person.Token, out var old) && await StillWorksAsync(db, old, now, ct))
            {
                tokens[person.Token] = old;
                continue;
            }
            var fresh = ApiToken.NewToken();
            db.Tokens.Add(ApiToken.For(fresh, person.Actor, "demo", TokenScopes.All, now, TimeSpan.FromDays(365)));
            tokens[person.Token] = fresh;
        }
        await db.SaveChangesAsync(ct);
        // With a database of somebody else's nothing has made the folder yet.
        Directory.CreateDirectory(settings.Value.DataFolder);
        await WriteForOwnerOnlyAsync(file, JsonSerializer.Serialize(tokens, Indented), ct);
    }

    private static async Task<Dictionary<string, string>> ReadAsync(string file, CancellationToken ct)
    {
        if (!File.Exists(file)) return [];
        try
        {
            return JsonSerializer.Deserialize<Dictionary<string, string>>(await File.ReadAllTextAsync(file, ct)) ?? [];
        }
        catch (JsonException)
        {
            // Somebody edited it; new tokens replace it.
            return [];
        }
    }

    private static Task<bool> StillWorksAsync(PortalDb db, string token, DateTimeOffset now, CancellationToken ct)
    {
        var hash = ApiToken.HashOf(token);
        return db.Tokens.AnyAsync(t => t.Hash == hash && t.ExpiresAt > now.AddDays(1) && t.RevokedAt == null, ct);
    }

    private static async Task WriteForOwnerOnlyAsync(string file, string text, CancellationToken ct)
    {
        var part = file + ".part";
        var options = new FileStreamOptions { Mode = FileMode.Create, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows()) options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        await using (var stream = new FileStream(part, options))
        await using (var writer = new StreamWriter(stream)) await writer.WriteAsync(text.AsMemory(), ct);
        File.Move(part, file, overwrite: true);
    }
}
