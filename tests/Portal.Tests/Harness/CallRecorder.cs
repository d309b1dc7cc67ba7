using System.Collections.Concurrent;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Extensions.Logging;

namespace Portal.Tests.Harness;

/// <param name="Stack">Name or id as it was sent; empty where a call names none.</param>
/// <param name="Status">Of the answer.</param>
public sealed record RecordedCall(string Action, string Stack, DateTimeOffset At, int Status);

/// <summary>Stands between the portal and an endpoint that speaks for AWS, passes every call on as it is, and notes it.</summary>
public sealed class CallRecorder : IAsyncDisposable
{
    private readonly HttpClient _http = new(new SocketsHttpHandler { UseProxy = false, AllowAutoRedirect = false });
    private readonly ConcurrentQueue<RecordedCall> _calls = [];
    private readonly WebApplication _app;
    private readonly AwsPlace _to;

    private CallRecorder(AwsPlace to, WebApplication app) => (_to, _app) = (to, app);

    public AwsPlace Place { get; private set; } = new("", "", "", "");

    public IReadOnlyCollection<RecordedCall> Calls => _calls;

    public static async Task<CallRecorder> StartAsync(AwsPlace to)
    {
        var builder = WebApplication.CreateBuilder();
        builder.Logging.ClearProviders();
        var address = $"http://127.0.0.1:{Solution.FreePort()}";
        builder.WebHost.UseUrls(address);
        var recorder = new CallRecorder(to, builder.Build()) { Place = to with { Url = address } };
        recorder._app.Run(recorder.PassOnAsync);
        await recorder._app.StartAsync(TestContext.Current.CancellationToken);
        return recorder;
    }

    public async ValueTask DisposeAsync()
    {
        await _app.DisposeAsync();
        _http.Dispose();
    }

    private async Task PassOnAsync(HttpContext context)
    {
        var at = TimeProvider.System.GetUtcNow();
        using var body = new MemoryStream();
        await context.Request.Body.CopyToAsync(body, context.RequestAborted);
        using var request = new HttpRequestMessage(new HttpMethod(context.Request.Method), _to.Url + context.Request.Path + context.Request.QueryString) { Content = new ByteArrayContent(body.ToArray()) };
        // The signature is over the host that the portal called.
        foreach (var header in context.Request.Headers.Where(header => header.Key is not ("Content-Length" or "Transfer-Encoding" or "Connection" or "Expect")))
            if (!request.Headers.TryAddWithoutValidation(header.Key, header.Value.AsEnumerable())) request.Content.Headers.TryAddWithoutValidation(header.Key, header.Value.AsEnumerable());
        using var answer = await _http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, context.RequestAborted);
        context.Response.StatusCode = (int)answer.StatusCode;
        foreach (var header in answer.Headers.Concat(answer.Content.Headers).Where(header => header.Key is not ("Transfer-Encoding" or "Connection")))
            context.Response.Headers[header.Key] = header.Value.ToArray();
        var form = QueryHelpers.ParseQuery(System.Text.Encoding.UTF8.GetString(body.ToArray()));
        if (form.TryGetValue("Action", out var action)) _calls.Enqueue(new RecordedCall(action.ToString(), form.TryGetValue("StackName", out var stack) ? stack.ToString() : "", at, (int)answer.StatusCode));
        await answer.Content.CopyToAsync(context.Response.Body, context.RequestAborted);
    }
}
