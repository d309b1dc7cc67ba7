using Microsoft.EntityFrameworkCore;
using Portal.Platform.Data;

namespace Portal.Platform.Access.Tokens;

/// <summary>Notes when a token was last used, to the minute: a write for every call would cost more than the call.</summary>
internal static class TokenUse
{
    private static readonly TimeSpan Noted = TimeSpan.FromMinutes(1);

    public static async Task NoteAsync(PortalDb db, ApiToken token, DateTimeOffset now, CancellationToken ct)
    {
        if (token.LastUsedAt is { } last && now - last < Noted) return;
        await db.Tokens.Where(each => each.Id == token.Id && (each.LastUsedAt == null || each.LastUsedAt < now)).ExecuteUpdateAsync(set => set.SetProperty(each => each.LastUsedAt, now), ct);
    }
}
