using System.Net.Mail;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using Portal.Domain;
using Portal.Domain.Access;
using Portal.Domain.Notifications;
using Portal.Platform.Data;

namespace Portal.Platform.Notifications;

/// <param name="UsualAddress">Where mail goes when they set no address; null: nowhere.</param>
/// <param name="MailIsOn">A mail server is configured.</param>
public sealed record ChoiceView(NotificationChoice Choice, string? UsualAddress, bool MailIsOn);

/// <summary>A person chooses what they get by mail.</summary>
public sealed class ChooseNotifications(IDbContextFactory<PortalDb> dbs, IOptions<PortalSettings> settings)
{
    private const int LongestAddress = 254;

    public async Task<ChoiceView> ReadAsync(Actor actor, CancellationToken ct)
    {
        await using var db = await dbs.CreateDbContextAsync(ct);
        var choice = await db.NotificationChoices.AsNoTracking().FirstOrDefaultAsync(c => c.Person == actor.Id, ct) ?? NotificationChoice.UsualOf(actor.Id);
        var mail = settings.Value.Notifications.Mail;
        return new ChoiceView(choice, MailAddresses.UsualOf(actor.Id, mail), mail.Host is { Length: > 0 });
    }

    public async Task<Outcome<NotificationChoice>> SaveAsync(Actor actor, string? address, IReadOnlyList<NotificationKind> kinds, bool teamMail, CancellationToken ct)
    {
        address = string.IsNullOrWhiteSpace(address) ? null : address.Trim();
        if (address is not null && !IsAddress(address))
            return new Outcome<NotificationChoice>.Invalid([new Problem("address", "pattern", "This is no mail address.", "Enter one such as name@example.com, or leave it empty.")]);
        await using var db = await dbs.CreateDbContextAsync(ct);
        var choice = await db.NotificationChoices.FirstOrDefaultAsync(c => c.Person == actor.Id, ct);
        if (choice is null) db.NotificationChoices.Add(choice = NotificationChoice.UsualOf(actor.Id));
        choice.Choose(address, [.. kinds.Distinct().Order()], teamMail);
        await db.SaveChangesAsync(ct);
        return choice;
    }

    private static bool IsAddress(string address) =>
        address.Length <= LongestAddress && address.All(char.IsAscii) && MailAddress.TryCreate(address, out var parsed) && parsed.Address == address && parsed.Host.Contains('.', StringComparison.Ordinal);
}
