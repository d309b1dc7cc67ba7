using Microsoft.EntityFrameworkCore;
using Portal.Platform.Data;

namespace Portal.Platform.Access.Tokens;

/// <summary>Notes when a token was last used, to the minute: a write for every call would cost more than the call.</summary>
internal sealed class TokenUse(IDbContextFactory<PortalDb> dbs)
{
    private static readonly TimeSpan Noted = TimeSpan.FromMinutes(1);

    public async Task NoteAsync(KnownToken known, DateTimeOffset now, CancellationToken ct)
    {
        if (now - known.UsedAt < Noted) return;
        var id = known.Token.Id;
        await using var db = await dbs.CreateDbContextAsync(ct);
        await db.Tokens.Where(each => each.Id == id && (each.LastUsedAt == null || each.LastUsedAt < now)).ExecuteUpdateAsync(set => set.SetProperty(each => each.LastUsedAt, now), ct);
        known.UsedAt = now;
    }
}
