using System.Collections.Concurrent;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace Portal.Tests.Platform.Notifications;

/// <summary>A call as it came in.</summary>
public sealed record ReceivedCall(string Body, string Delivery, string Timestamp, string Signature);

/// <summary>A real HTTP server on a port of its own that answers as the test says.</summary>
public sealed class WebhookReceiver : IAsyncDisposable
{
    private readonly WebApplication _app;

    private WebhookReceiver(WebApplication app) => _app = app;

    /// <summary>Answers a call; OK unless the test says otherwise. The number counts from 1.</summary>
    public Func<HttpContext, int, Task> Answer { get; set; } = (_, _) => Task.CompletedTask;

    public ConcurrentQueue<ReceivedCall> Calls { get; } = [];

    public string Url => $"{_app.Urls.First()}/hook?token=1";

    public static async Task<WebhookReceiver> StartAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        var receiver = new WebhookReceiver(builder.Build());
        receiver._app.Run(receiver.ReceiveAsync);
        await receiver._app.StartAsync(TestContext.Current.CancellationToken);
        return receiver;
    }

    public ValueTask DisposeAsync() => _app.DisposeAsync();

    private async Task ReceiveAsync(HttpContext context)
    {
        using var reader = new StreamReader(context.Request.Body);
        var headers = context.Request.Headers;
        Calls.Enqueue(new ReceivedCall(await reader.ReadToEndAsync(), headers["Portal-Delivery"].ToString(), headers["Portal-Timestamp"].ToString(), headers["Portal-Signature"].ToString()));
        await Answer(context, Calls.Count);
    }
}
