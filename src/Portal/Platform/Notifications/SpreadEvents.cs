using System.ComponentModel;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using Portal.Domain;
using Portal.Domain.Notifications;
using Portal.Platform.Access;
using Portal.Platform.Data;
using Portal.Platform.Jobs;

namespace Portal.Platform.Notifications;

/// <summary>Makes of each event in the outbox the notifications of the people it concerns, and what has to be delivered.</summary>
[Description("Makes notifications of what happened, for the people it concerns")]
public sealed class SpreadEvents(JobParts parts, IOptions<PortalSettings> settings) : StageJob<NotificationEvent>(parts)
{
    protected override int Workers => 2;

    protected override FormattableString Due(DateTimeOffset now) => $"""
        SELECT e.* FROM notification_events e WHERE e.spread_at IS NULL ORDER BY e.id LIMIT 1 FOR UPDATE SKIP LOCKED
        """;

    protected override async Task LookAsync(PortalDb db, NotificationEvent record, CancellationToken ct)
    {
        var now = Clock.GetUtcNow();
        var standIns = await db.Delegations.AsNoTracking().Where(standIn => standIn.EndedAt == null && standIn.StartsAt <= now && standIn.EndsAt > now).ToListAsync(ct);
        var audience = Audience.Of(record, await KnownPeople.AllAsync(db, ct), standIns);
        var ids = audience.Select(told => told.Person.Id).ToList();
        var choices = await db.NotificationChoices.AsNoTracking().Where(choice => ids.Contains(choice.Person)).ToDictionaryAsync(choice => choice.Person, ct);
        var addresses = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        foreach (var (person, tie) in audience)
        {
            db.Notifications.Add(Notification.Of(record, person.Id));
            var choice = choices.GetValueOrDefault(person.Id) ?? NotificationChoice.UsualOf(person.Id);
            // Two people with one mailbox get one mail.
            if (choice.WantsMail(record.Kind, tie) && MailAddresses.Of(choice, settings.Value.Notifications.Mail) is { } address && addresses.Add(address))
                db.Deliveries.Add(Delivery.Of(record, Channel.Mail, address, now));
        }
        foreach (var webhook in (await db.Webhooks.AsNoTracking().Where(webhook => webhook.Enabled).ToListAsync(ct)).Where(webhook => webhook.Wants(record)))
            db.Deliveries.Add(Delivery.Of(record, Channel.Webhook, webhook.Id.Value, now));
        record.Spread(now);
    }
}

internal static class MailAddresses
{
    /// <summary>Where a person is written to; null when mail is off or no address is known.</summary>
    public static string? Of(NotificationChoice choice, MailSettings settings) =>
        settings.Host is not { Length: > 0 } ? null : choice.MailAddress ?? UsualOf(choice.Person, settings);

    /// <summary>The address of somebody who set none.</summary>
    public static string? UsualOf(PersonId person, MailSettings settings) =>
        person.Value.Contains('@', StringComparison.Ordinal) ? person.Value : settings.Domain is { Length: > 0 } domain ? $"{person.Value}@{domain}" : null;
}
