using System.Collections.Concurrent;
using System.Globalization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using Portal.Tests.Harness;

namespace Portal.Tests.Platform.Telemetry;

/// <summary>A collector of OpenTelemetry over HTTP that reads the protocol's messages by their field numbers and keeps spans, logs and names of metrics.</summary>
public sealed class OtlpReceiver : IAsyncDisposable
{
    private readonly WebApplication _app;

    private OtlpReceiver(WebApplication app, string address) => (_app, Address) = (app, address);

    public string Address { get; }

    public ConcurrentQueue<ToldSpan> Spans { get; } = [];

    public ConcurrentQueue<ToldLog> Logs { get; } = [];

    public ConcurrentDictionary<string, byte> Metrics { get; } = [];

    public static async Task<OtlpReceiver> StartAsync()
    {
        var builder = WebApplication.CreateBuilder();
        builder.Logging.ClearProviders();
        var address = $"http://127.0.0.1:{Solution.FreePort()}";
        builder.WebHost.UseUrls(address);
        var receiver = new OtlpReceiver(builder.Build(), address);
        receiver._app.MapPost("/v1/{signal}", receiver.TakeAsync);
        await receiver._app.StartAsync(TestContext.Current.CancellationToken);
        return receiver;
    }

    public ValueTask DisposeAsync() => _app.DisposeAsync();

    private async Task<IResult> TakeAsync(string signal, HttpContext context)
    {
        using var body = new MemoryStream();
        await context.Request.Body.CopyToAsync(body, context.RequestAborted);
        // Requests hold resources (1), these scopes (2), and those the records (2).
        foreach (var record in new ProtoMessage(body.ToArray()).All(1).SelectMany(resource => resource.All(2)).SelectMany(scope => scope.All(2)))
            switch (signal)
            {
                case "traces": Spans.Enqueue(new ToldSpan(Hex(record.Bytes(1)), Hex(record.Bytes(4)), record.Text(5), record.Fixed(7), record.Fixed(8), Attributes(record, 9))); break;
                case "logs": Logs.Enqueue(new ToldLog(Hex(record.Bytes(9)), record.All(5).Select(value => value.Text(1)).FirstOrDefault() ?? "", Attributes(record, 6))); break;
                default: Metrics[record.Text(1)] = 0; break;
            }
        return Results.Bytes(Array.Empty<byte>(), "application/x-protobuf");
    }

    private static Dictionary<string, string> Attributes(ProtoMessage of, int number) =>
        of.All(number).GroupBy(pair => pair.Text(1)).ToDictionary(same => same.Key, same => same.Last().All(2).Select(value => value.Text(1) is { Length: > 0 } text ? text : value.Number(3).ToString(CultureInfo.InvariantCulture)).FirstOrDefault() ?? "");

    private static string Hex(byte[] bytes) => Convert.ToHexStringLower(bytes);
}

/// <param name="Parent">Empty at the top.</param>
/// <param name="Start">Nanoseconds since 1970.</param>
public sealed record ToldSpan(string Trace, string Parent, string Name, ulong Start, ulong End, IReadOnlyDictionary<string, string> Attributes);

public sealed record ToldLog(string Trace, string Text, IReadOnlyDictionary<string, string> Attributes);
