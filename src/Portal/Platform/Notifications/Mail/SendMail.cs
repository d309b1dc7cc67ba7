using System.Net;
using System.Net.Mail;
using System.Security.Authentication;
using Microsoft.Extensions.Options;
using Portal.Domain.Notifications;

namespace Portal.Platform.Notifications.Mail;

/// <summary>Hands a mail to the configured server. What the server says for good (5xx) is not tried again, the rest is.</summary>
public sealed class SendMail(IOptions<PortalSettings> settings, MailText text)
{
    public async Task<DeliveryAnswer> RunAsync(Delivery delivery, NotificationEvent happened, CancellationToken ct)
    {
        var mail = settings.Value.Notifications.Mail;
        if (mail.Host is not { Length: > 0 } host) return new DeliveryAnswer.Refused("Mail is turned off: no mail server is configured.");
        using var client = new SmtpClient(host, mail.Port) { EnableSsl = mail.Security != "none" };
        if (mail.User is { Length: > 0 } user) client.Credentials = new NetworkCredential(user, mail.Password);
        using var message = text.Of(delivery, happened, mail.From);
        try
        {
            await client.SendMailAsync(message, ct);
            return new DeliveryAnswer.Taken($"{host} took it.");
        }
        catch (SmtpException fault)
        {
            ct.ThrowIfCancellationRequested();
            return AnswerOf(fault, host);
        }
        catch (AuthenticationException fault)
        {
            return new DeliveryAnswer.Failed($"{host} could not be trusted: {fault.Message}");
        }
        catch (Exception fault) when (fault is IOException or InvalidOperationException or FormatException)
        {
            return new DeliveryAnswer.Failed($"{host}: {fault.Message}");
        }
    }

    private static DeliveryAnswer AnswerOf(SmtpException fault, string host)
    {
        var code = (int)fault.StatusCode;
        if (code is >= 500 and < 600) return new DeliveryAnswer.Refused($"{code} {fault.Message}");
        if (code is >= 400 and < 500) return new DeliveryAnswer.Failed($"{code} {fault.Message}");
        // No status of the server's: it was not reached, or did not speak as it should.
        return new DeliveryAnswer.Failed($"{host}: {Innermost(fault).Message}");
    }

    private static Exception Innermost(Exception fault) => fault.InnerException is { } inner ? Innermost(inner) : fault;
}
