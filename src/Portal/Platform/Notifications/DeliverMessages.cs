using System.ComponentModel;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using Portal.Domain.Notifications;
using Portal.Platform.Data;
using Portal.Platform.Jobs;
using Portal.Platform.Notifications.Mail;
using Portal.Platform.Notifications.Webhooks;

namespace Portal.Platform.Notifications;

/// <summary>
/// Sends what is due. A crash between sending and noting it down sends it once more, under the same delivery id; two
/// deliverers never send the same at once, because the row is locked meanwhile.
/// </summary>
[Description("Sends mails and calls webhooks")]
public sealed class DeliverMessages(JobParts parts, SendMail mail, SendWebhook webhook, IOptions<PortalSettings> settings) : StageJob<Delivery>(parts)
{
    private const int LongestAnswer = 500;

    protected override int Workers => 4;

    protected override FormattableString Due(DateTimeOffset now) => $"""
        SELECT d.* FROM deliveries d WHERE d.next_attempt_at <= {now} ORDER BY d.next_attempt_at LIMIT 1 FOR UPDATE SKIP LOCKED
        """;

    protected override Task<DateTimeOffset?> NextDueAsync(PortalDb db, CancellationToken ct) =>
        db.Deliveries.Where(delivery => delivery.NextAttemptAt != null).MinAsync(delivery => delivery.NextAttemptAt, ct);

    protected override async Task LookAsync(PortalDb db, Delivery record, CancellationToken ct)
    {
        var happened = await db.NotificationEvents.AsNoTracking().SingleAsync(e => e.Id == record.EventId, ct);
        var began = Clock.GetTimestamp();
        var answer = await SendAsync(db, record, happened, ct);
        var words = Words(answer);
        var now = Clock.GetUtcNow();
        db.DeliveryAttempts.Add(DeliveryAttempt.Of(record.Id, now, answer is DeliveryAnswer.Taken, words, Clock.GetElapsedTime(began)));
        switch (answer)
        {
            case DeliveryAnswer.Taken:
                record.Delivered(words, now);
                break;
            case DeliveryAnswer.Refused:
                record.GiveUp(words, now);
                break;
            case DeliveryAnswer.Failed failed when BackOff().After(record.Round + 1, Random.Shared.NextDouble()) is { } wait:
                record.Retry(words, now + (failed.NotBefore > wait ? failed.NotBefore.Value : wait));
                break;
            default:
                record.GiveUp(words, now);
                break;
        }
    }

    private async Task<DeliveryAnswer> SendAsync(PortalDb db, Delivery delivery, NotificationEvent happened, CancellationToken ct)
    {
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(ct);
        patience.CancelAfter(TimeSpan.FromSeconds(settings.Value.Notifications.TimeoutSeconds));
        try
        {
            return delivery.Channel switch
            {
                Channel.Mail => await mail.RunAsync(delivery, happened, patience.Token),
                Channel.Webhook => await webhook.RunAsync(db, delivery, happened, patience.Token),
                _ => throw new InvalidOperationException($"A channel that nobody foresaw: {delivery.Channel}."),
            };
        }
        catch (OperationCanceledException) when (!ct.IsCancellationRequested)
        {
            return new DeliveryAnswer.Failed($"No answer within {settings.Value.Notifications.TimeoutSeconds} seconds.");
        }
    }

    // PostgreSQL keeps no U+0000, and a server may answer anything.
    private static string Words(DeliveryAnswer answer)
    {
        var words = answer.Words.Replace('\0', ' ');
        return words.Length > LongestAnswer ? words[..LongestAnswer] + "…" : words;
    }

    private BackOff BackOff() => new(
        TimeSpan.FromSeconds(settings.Value.Notifications.FirstRetrySeconds), TimeSpan.FromHours(1), settings.Value.Notifications.Attempts);
}
