using Microsoft.EntityFrameworkCore;
using Portal.Domain.Access;
using Portal.Domain.Notifications;
using Portal.Platform.Api;
using Portal.Platform.Data;

namespace Portal.Platform.Notifications;

/// <summary>A person's own notifications, and marking them read.</summary>
public sealed class ReadNotifications(IDbContextFactory<PortalDb> dbs, TimeProvider clock)
{
    /// <summary>Newest first.</summary>
    public async Task<Page<Notification>> ListAsync(Actor actor, bool unreadOnly, int limit, string? cursor, CancellationToken ct)
    {
        await using var db = await dbs.CreateDbContextAsync(ct);
        var query = db.Notifications.AsNoTracking().Where(notification => notification.Person == actor.Id);
        if (unreadOnly) query = query.Where(notification => notification.ReadAt == null);
        if (cursor is not null) query = query.Where(notification => string.Compare((string)(object)notification.Id, cursor) < 0);
        var rows = await query.OrderByDescending(notification => notification.Id).Take(limit + 1).ToListAsync(ct);
        return Paging.Cut(rows, limit, notification => notification.Id.Value);
    }

    public async Task<int> CountUnreadAsync(Actor actor, CancellationToken ct)
    {
        await using var db = await dbs.CreateDbContextAsync(ct);
        return await db.Notifications.CountAsync(notification => notification.Person == actor.Id && notification.ReadAt == null, ct);
    }

    /// <summary>Marks one of this person's notifications read; does nothing when it is read already or not theirs.</summary>
    public async Task MarkReadAsync(Actor actor, NotificationId id, CancellationToken ct)
    {
        await using var db = await dbs.CreateDbContextAsync(ct);
        if (await db.Notifications.FirstOrDefaultAsync(notification => notification.Id == id && notification.Person == actor.Id && notification.ReadAt == null, ct) is not { } unread) return;
        unread.Read(clock.GetUtcNow());
        await db.SaveChangesAsync(ct);
    }

    public async Task MarkAllReadAsync(Actor actor, CancellationToken ct)
    {
        await using var db = await dbs.CreateDbContextAsync(ct);
        var now = clock.GetUtcNow();
        foreach (var unread in await db.Notifications.Where(notification => notification.Person == actor.Id && notification.ReadAt == null).ToListAsync(ct)) unread.Read(now);
        await db.SaveChangesAsync(ct);
    }
}
