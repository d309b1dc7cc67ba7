using Portal.Domain.Environments;
using Portal.Platform.Notifications.Webhooks;

namespace Portal.Health.Drills;

/// <summary>
/// Knocks at an environment's own address: that of its stack's output and no other. Redirects are not followed, and it connects only
/// where <see cref="OutsideHttp"/> does, since whoever writes a template must not make the portal call machines inside its network.
/// </summary>
public sealed class ProbeSite(OutsideHttp http)
{
    private const string Output = "SiteUrl";
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(3);

    /// <summary>Null where the stack gives none.</summary>
    public static Uri? SiteOf(IReadOnlyList<StackOutput> outputs) =>
        outputs.FirstOrDefault(output => output.Key == Output) is { } output && Uri.TryCreate(output.Value, UriKind.Absolute, out var address) && address.Scheme is "https" or "http" ? address : null;

    /// <returns>Null when it answered with anything but a fault of its own; else what went wrong, in words.</returns>
    public async Task<string?> RunAsync(Uri site, CancellationToken ct)
    {
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(ct);
        patience.CancelAfter(Patience);
        try
        {
            using var request = new HttpRequestMessage(HttpMethod.Get, site);
            request.Headers.UserAgent.ParseAdd("Portal-Drill/1");
            using var answer = await http.Client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, patience.Token);
            return (int)answer.StatusCode >= 500 ? $"HTTP {(int)answer.StatusCode}" : null;
        }
        catch (HttpRequestException fault)
        {
            return fault.InnerException is ForbiddenAddressException forbidden ? forbidden.Message : fault.Message;
        }
        catch (OperationCanceledException) when (!ct.IsCancellationRequested)
        {
            return $"no answer within {Patience.TotalSeconds:0} seconds";
        }
    }
}
