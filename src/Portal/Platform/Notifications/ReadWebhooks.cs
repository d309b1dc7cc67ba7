using Microsoft.EntityFrameworkCore;
using Portal.Domain;
using Portal.Domain.Access;
using Portal.Domain.Notifications;
using Portal.Platform.Api;
using Portal.Platform.Data;

namespace Portal.Platform.Notifications;

/// <param name="Last">What became of the newest delivery; null before the first.</param>
public sealed record WebhookRow(Webhook Webhook, Delivery? Last);

public sealed record DeliveryRow(Delivery Delivery, NotificationEvent Event, IReadOnlyList<DeliveryAttempt> Attempts);

/// <summary>Webhooks and the log of their deliveries, for administrators and auditors.</summary>
public sealed class ReadWebhooks(IDbContextFactory<PortalDb> dbs)
{
    public static bool May(Actor actor) => EditWebhooks.May(actor) || actor.Is(Role.Auditor);

    public async Task<IReadOnlyList<WebhookRow>> ListAsync(Actor actor, CancellationToken ct)
    {
        if (!May(actor)) return [];
        await using var db = await dbs.CreateDbContextAsync(ct);
        var webhooks = await db.Webhooks.AsNoTracking().OrderBy(webhook => webhook.Name).ToListAsync(ct);
        var rows = new List<WebhookRow>();
        foreach (var webhook in webhooks)
        {
            var target = webhook.Id.Value;
            rows.Add(new WebhookRow(webhook, await db.Deliveries.AsNoTracking().Where(delivery => delivery.Target == target).OrderByDescending(delivery => delivery.Id).FirstOrDefaultAsync(ct)));
        }
        return rows;
    }

    public async Task<Outcome<Webhook>> FindAsync(Actor actor, string id, CancellationToken ct)
    {
        if (!May(actor)) return new Outcome<Webhook>.Forbidden("Administrators and auditors see webhooks.");
        await using var db = await dbs.CreateDbContextAsync(ct);
        return await db.Webhooks.AsNoTracking().FirstOrDefaultAsync(webhook => webhook.Id == new WebhookId(id), ct) is { } webhook ? webhook : new Outcome<Webhook>.NotFound("There is no such webhook.");
    }

    /// <summary>Deliveries to a webhook with their attempts, newest first.</summary>
    public async Task<Page<DeliveryRow>> DeliveriesAsync(Actor actor, WebhookId id, int limit, string? cursor, CancellationToken ct)
    {
        if (!May(actor)) return new Page<DeliveryRow>([], null);
        await using var db = await dbs.CreateDbContextAsync(ct);
        var target = id.Value;
        var query = db.Deliveries.AsNoTracking().Where(delivery => delivery.Target == target);
        if (cursor is not null) query = query.Where(delivery => string.Compare((string)(object)delivery.Id, cursor) < 0);
        var deliveries = await query.OrderByDescending(delivery => delivery.Id).Take(limit + 1).ToListAsync(ct);
        var (ids, events) = (deliveries.ConvertAll(delivery => delivery.Id), deliveries.ConvertAll(delivery => delivery.EventId));
        var attempts = (await db.DeliveryAttempts.AsNoTracking().Where(attempt => ids.Contains(attempt.DeliveryId)).OrderBy(attempt => attempt.Id).ToListAsync(ct)).ToLookup(attempt => attempt.DeliveryId);
        var happened = await db.NotificationEvents.AsNoTracking().Where(e => events.Contains(e.Id)).ToDictionaryAsync(e => e.Id, ct);
        return Paging.Cut(deliveries.ConvertAll(delivery => new DeliveryRow(delivery, happened[delivery.EventId], [.. attempts[delivery.Id]])), limit, row => row.Delivery.Id.Value);
    }
}
