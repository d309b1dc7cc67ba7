using System.Globalization;
using System.Net;
using System.Security.Cryptography;
using System.Text;
using Microsoft.EntityFrameworkCore;
using Portal.Domain.Notifications;
using Portal.Platform.Data;

namespace Portal.Platform.Notifications.Webhooks;

/// <summary>Posts an event to a webhook, signed. Whatever a repetition would not change is not tried again.</summary>
public sealed class SendWebhook(OutsideHttp http, WebhookBody body, WebhookSecrets secrets, TimeProvider clock)
{
    private const int MostOfAnswer = 200;
    private static readonly TimeSpan LongestPause = TimeSpan.FromHours(1);

    public async Task<DeliveryAnswer> RunAsync(PortalDb db, Delivery delivery, NotificationEvent happened, CancellationToken ct)
    {
        var id = new WebhookId(delivery.Target);
        if (await db.Webhooks.AsNoTracking().FirstOrDefaultAsync(webhook => webhook.Id == id, ct) is not { Enabled: true } webhook) return new DeliveryAnswer.Refused("The webhook is disabled.");
        try
        {
            using var request = Signed(webhook, delivery, body.Of(delivery, happened));
            using var response = await http.Client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, ct);
            return await AnswerAsync(response, ct);
        }
        catch (HttpRequestException fault) when (Find<ForbiddenAddressException>(fault) is { } forbidden)
        {
            return new DeliveryAnswer.Refused(forbidden.Message);
        }
        catch (HttpRequestException fault)
        {
            return new DeliveryAnswer.Failed(fault.InnerException is { } inner && fault.HttpRequestError is HttpRequestError.SecureConnectionError ? $"{fault.Message} {inner.Message}" : fault.Message);
        }
        catch (CryptographicException)
        {
            return new DeliveryAnswer.Refused("The secret can't be read with this installation's keys. Make a new secret.");
        }
    }

    private HttpRequestMessage Signed(Webhook webhook, Delivery delivery, string text)
    {
        var timestamp = clock.GetUtcNow().ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture);
        var request = new HttpRequestMessage(HttpMethod.Post, webhook.Url) { Content = new StringContent(text, Encoding.UTF8, "application/json") };
        request.Headers.Add(WebhookSignature.DeliveryHeader, delivery.Id.Value);
        request.Headers.Add(WebhookSignature.TimestampHeader, timestamp);
        request.Headers.Add(WebhookSignature.SignatureHeader, WebhookSignature.Of(secrets.Reveal(webhook.ProtectedSecret), timestamp, text));
        request.Headers.UserAgent.ParseAdd("Portal-Webhook/1");
        return request;
    }

    private async Task<DeliveryAnswer> AnswerAsync(HttpResponseMessage response, CancellationToken ct)
    {
        var code = (int)response.StatusCode;
        var words = $"HTTP {code} {await BeginningAsync(response, ct)}".TrimEnd();
        return code switch
        {
            >= 200 and < 300 => new DeliveryAnswer.Taken(words),
            >= 300 and < 400 => new DeliveryAnswer.Refused($"HTTP {code}: redirects are not followed. Enter the final address."),
            408 or 425 or 429 or >= 500 => new DeliveryAnswer.Failed(words, PauseOf(response)),
            _ => new DeliveryAnswer.Refused(words),
        };
    }

    private TimeSpan? PauseOf(HttpResponseMessage response)
    {
        var asked = response.Headers.RetryAfter switch { { Delta: { } delta } => delta, { Date: { } date } => date - clock.GetUtcNow(), _ => (TimeSpan?)null };
        return asked > LongestPause ? LongestPause : asked;
    }

    // An endless answer is not read to its end.
    private static async Task<string> BeginningAsync(HttpResponseMessage response, CancellationToken ct)
    {
        await using var stream = await response.Content.ReadAsStreamAsync(ct);
        var bytes = new byte[MostOfAnswer];
        var read = await stream.ReadAtLeastAsync(bytes, bytes.Length, throwOnEndOfStream: false, ct);
        return new string([.. Encoding.UTF8.GetString(bytes, 0, read).Select(letter => char.IsControl(letter) ? ' ' : letter)]);
    }

    private static T? Find<T>(Exception? fault) where T : Exception => fault is null or T ? (T?)fault : Find<T>(fault.InnerException);
}
