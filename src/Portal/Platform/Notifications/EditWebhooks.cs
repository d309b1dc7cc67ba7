using System.Net;
using Microsoft.EntityFrameworkCore;
using Portal.Domain;
using Portal.Domain.Access;
using Portal.Domain.Notifications;
using Portal.Platform.Data;
using Portal.Platform.Notifications.Webhooks;

namespace Portal.Platform.Notifications;

/// <param name="Kinds">Empty: everything.</param>
/// <param name="Team">Null: every team's matters.</param>
public sealed record WebhookForm(string Name, string Url, IReadOnlyList<NotificationKind> Kinds, string? Team);

/// <param name="Secret">In clear, this once.</param>
public sealed record NewSecret(WebhookId Webhook, string Secret);

/// <summary>Administrators add, edit, try, silence and renew webhooks; each of it is in the audit trail.</summary>
public sealed class EditWebhooks(IDbContextFactory<PortalDb> dbs, WebhookSecrets secrets, OutsideNetwork outside, TimeProvider clock)
{
    private const int LongestName = 100, LongestUrl = 2000;

    public static bool May(Actor actor) => actor.Is(Role.Administrator);

    public async Task<Outcome<NewSecret>> AddAsync(Actor actor, WebhookForm form, CancellationToken ct)
    {
        if (!May(actor)) return Forbidden<NewSecret>();
        if (Check(form) is { Count: > 0 } problems) return new Outcome<NewSecret>.Invalid(problems);
        await using var db = await dbs.CreateDbContextAsync(ct);
        var now = clock.GetUtcNow();
        var secret = WebhookSignature.NewSecret();
        var webhook = Webhook.Add(form.Name.Trim(), form.Url.Trim(), form.Kinds, TeamOf(form), secrets.Protect(secret), actor, now);
        db.Webhooks.Add(webhook);
        db.Record(actor, "webhook.added", webhook.Id.Value, null, "", now, null, Words(webhook));
        await db.SaveChangesAsync(ct);
        return new NewSecret(webhook.Id, secret);
    }

    public Task<Outcome<Webhook>> EditAsync(Actor actor, WebhookId id, WebhookForm form, CancellationToken ct) => ChangeAsync(actor, id, "webhook.edited", (webhook, now) =>
        webhook.Edit(form.Name.Trim(), form.Url.Trim(), form.Kinds, TeamOf(form), now), ct, Check(form));

    public Task<Outcome<Webhook>> EnableAsync(Actor actor, WebhookId id, bool enabled, CancellationToken ct) =>
        ChangeAsync(actor, id, enabled ? "webhook.enabled" : "webhook.disabled", (webhook, now) => webhook.Enable(enabled, now), ct);

    public async Task<Outcome<NewSecret>> RenewSecretAsync(Actor actor, WebhookId id, CancellationToken ct)
    {
        var secret = WebhookSignature.NewSecret();
        var renewed = await ChangeAsync(actor, id, "webhook.secretRenewed", (webhook, now) => webhook.Renew(secrets.Protect(secret), now), ct);
        return renewed switch
        {
            Outcome<Webhook>.Done => new NewSecret(id, secret),
            Outcome<Webhook>.Forbidden(var why) => new Outcome<NewSecret>.Forbidden(why),
            Outcome<Webhook>.Conflict(var why) => new Outcome<NewSecret>.Conflict(why),
            _ => new Outcome<NewSecret>.NotFound("There is no such webhook."),
        };
    }

    /// <summary>Sends it a test by the same way that everything goes; the log shows what came of it.</summary>
    public Task<Outcome<Webhook>> TestAsync(Actor actor, WebhookId id, CancellationToken ct) =>
        ChangeAsync(actor, id, "webhook.tested", (_, _) => { }, ct, notify: now => NotificationEvent.TestOf(id, actor, now));

    /// <summary>Sends a delivery that ended once more, under the same id.</summary>
    public async Task<Outcome<Delivery>> RedeliverAsync(Actor actor, DeliveryId id, CancellationToken ct)
    {
        if (!May(actor)) return Forbidden<Delivery>();
        await using var db = await dbs.CreateDbContextAsync(ct);
        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        var delivery = (await db.Deliveries.FromSql($"SELECT * FROM deliveries WHERE id = {id.Value} AND channel = 'Webhook' FOR UPDATE").ToListAsync(ct)).SingleOrDefault();
        if (delivery is null) return new Outcome<Delivery>.NotFound("There is no such delivery.");
        if (delivery.State is DeliveryState.Pending) return new Outcome<Delivery>.Conflict("This delivery is on its way already.");
        var now = clock.GetUtcNow();
        delivery.Again(now);
        db.Record(actor, "webhook.redelivered", delivery.Target, null, $"Delivery {delivery.Id}", now);
        await db.SaveChangesAsync(ct);
        await transaction.CommitAsync(ct);
        return delivery;
    }

    private async Task<Outcome<Webhook>> ChangeAsync(
        Actor actor, WebhookId id, string action, Action<Webhook, DateTimeOffset> change, CancellationToken ct, IReadOnlyList<Problem>? problems = null, Func<DateTimeOffset, NotificationEvent>? notify = null)
    {
        if (!May(actor)) return Forbidden<Webhook>();
        if (problems is { Count: > 0 }) return new Outcome<Webhook>.Invalid(problems);
        await using var db = await dbs.CreateDbContextAsync(ct);
        if (await db.Webhooks.FirstOrDefaultAsync(webhook => webhook.Id == id, ct) is not { } webhook) return new Outcome<Webhook>.NotFound("There is no such webhook.");
        var now = clock.GetUtcNow();
        var before = Words(webhook);
        change(webhook, now);
        var after = Words(webhook);
        db.Record(actor, action, id.Value, null, before == after ? webhook.Name : "", now, before == after ? null : before, before == after ? null : after);
        if (notify is not null) db.Notify(notify(now));
        try
        {
            await db.SaveChangesAsync(ct);
        }
        catch (DbUpdateConcurrencyException)
        {
            return new Outcome<Webhook>.Conflict("Somebody else changed this webhook in the same moment. Read it again.");
        }
        return webhook;
    }

    private List<Problem> Check(WebhookForm form)
    {
        var problems = new List<Problem>();
        if (form.Name.Trim().Length is 0 or > LongestName) problems.Add(new Problem("name", "length", $"The name has {form.Name.Trim().Length} characters.", $"Give it 1 to {LongestName}."));
        if (form.Url.Length > LongestUrl || !Uri.TryCreate(form.Url.Trim(), UriKind.Absolute, out var url) || url.Scheme is not ("http" or "https") || url.Host.Length == 0)
            problems.Add(new Problem("url", "pattern", "This is no web address.", "Enter an address that begins with https://."));
        else if (url.UserInfo.Length > 0)
            problems.Add(new Problem("url", "pattern", "The address holds a name or password.", "Leave it out: every call is signed with the webhook's secret."));
        // A name is judged when it is resolved, at each call.
        else if (IPAddress.TryParse(url.Host.Trim('[', ']'), out var address) && !outside.Allows(address))
            problems.Add(new Problem("url", "address", $"{address} is not a public address.", "Enter a public one, or have its network allowed in the configuration (Portal:Notifications:Webhooks:AllowedNetworks)."));
        return problems;
    }

    private static string? TeamOf(WebhookForm form) => string.IsNullOrWhiteSpace(form.Team) ? null : form.Team.Trim();

    private static string Words(Webhook webhook) =>
        $"{webhook.Name}, {webhook.Url}, {(webhook.Kinds.Count == 0 ? "everything" : string.Join(" ", webhook.Kinds))}, {(webhook.Team is null ? "all teams" : $"team {webhook.Team}")}, {(webhook.Enabled ? "enabled" : "disabled")}";

    private static Outcome<T> Forbidden<T>() => new Outcome<T>.Forbidden("Only administrators change webhooks.");
}
