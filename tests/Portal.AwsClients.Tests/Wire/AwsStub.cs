using System.Collections.Concurrent;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace Portal.AwsClients.Tests.Wire;

/// <summary>
/// A real HTTP server on the loopback that keeps what it is sent and answers from a script;
/// the last answer is given again and again.
/// </summary>
internal sealed class AwsStub : IAsyncDisposable
{
    private readonly ConcurrentQueue<ReceivedRequest> received = new();
    private readonly WebApplication server;
    private readonly Answer[] script;
    private int given = -1;

    private AwsStub(Answer[] script)
    {
        this.script = script;
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        server = builder.Build();
        server.Run(AnswerAsync);
    }

    public string Url => server.Urls.Single();

    public IReadOnlyList<ReceivedRequest> Requests => [.. received];

    public ReceivedRequest Request => received.Single();

    public static async Task<AwsStub> StartAsync(params Answer[] script)
    {
        var stub = new AwsStub(script);
        await stub.server.StartAsync(TestContext.Current.CancellationToken);
        return stub;
    }

    public ValueTask DisposeAsync() => server.DisposeAsync();

    private async Task AnswerAsync(HttpContext context)
    {
        received.Enqueue(await ReceivedRequest.ReadAsync(context.Request));
        var answer = script[Math.Min(Interlocked.Increment(ref given), script.Length - 1)];
        context.Response.StatusCode = answer.Status;
        context.Response.ContentType = answer.ContentType;
        foreach (var (name, value) in answer.Headers)
            context.Response.Headers[name] = value;
        await context.Response.WriteAsync(answer.Body);
    }
}
