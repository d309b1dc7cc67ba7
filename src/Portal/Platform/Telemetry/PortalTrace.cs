using System.Diagnostics;
using System.Security.Cryptography;
using System.Text;
using Portal.Domain;

namespace Portal.Platform.Telemetry;

/// <summary>
/// Spans of the portal. All that belongs to a request is one trace, on whatever node and day it happens: the trace's id is reckoned
/// from the request's, so that nothing has to be handed on.
/// </summary>
public static class PortalTrace
{
    public const string Name = "Portal";

    private static readonly ActivitySource Source = new(Name);
    private static readonly AsyncLocal<ActivityTraceId?> Next = new();

    static PortalTrace() => Activity.TraceIdGenerator = () => Next.Value ?? ActivityTraceId.CreateRandom();

    public static ActivityTraceId IdOf(RequestId request) =>
        ActivityTraceId.CreateFromBytes(SHA256.HashData(Encoding.UTF8.GetBytes($"portal request {request.Value}")).AsSpan(0, 16));

    /// <summary>A span around what follows, until it is disposed of; below the current one, or at the top of the request's trace.</summary>
    /// <param name="request">Null: of no request.</param>
    internal static Span Begin(string name, RequestId? request, ActivityKind kind = ActivityKind.Internal)
    {
        var outer = Activity.Current;
        if (!Source.HasListeners()) return new Span(null, outer);
        if (request is not { } id || outer?.TraceId == IdOf(id)) return new Span(Source.StartActivity(name, kind), outer);
        return new Span(AtTop(name, kind, IdOf(id), outer, default), outer);
    }

    /// <summary>A span that is over: a stage of a request's way, seen from its records.</summary>
    internal static void Tell(string name, RequestId request, DateTimeOffset from, DateTimeOffset to, IEnumerable<KeyValuePair<string, object?>> tags)
    {
        if (!Source.HasListeners()) return;
        var outer = Activity.Current;
        using var span = new Span(AtTop(name, ActivityKind.Internal, IdOf(request), outer, from > to ? to : from), outer);
        if (span.Activity is not { } told) return;
        foreach (var (key, value) in tags) told.SetTag(key, value);
        told.SetEndTime(to.UtcDateTime);
    }

    // A span of the request's trace has no parent: the first may be days old and was another node's. What it happened in is linked.
    private static Activity? AtTop(string name, ActivityKind kind, ActivityTraceId trace, Activity? outer, DateTimeOffset start)
    {
        (Activity.Current, Next.Value) = (null, trace);
        try
        {
            return Source.StartActivity(name, kind, default(ActivityContext), links: outer is null ? null : [new ActivityLink(outer.Context)], startTime: start);
        }
        finally
        {
            Next.Value = null;
        }
    }

    /// <summary>Ends its activity, and makes current again what was current before.</summary>
    internal readonly struct Span(Activity? activity, Activity? outer) : IDisposable
    {
        public Activity? Activity => activity;

        public void Failed(string why) => activity?.SetStatus(ActivityStatusCode.Error, why);

        public void Dispose()
        {
            if (activity is null) return;
            activity.Dispose();
            Activity.Current = outer;
        }
    }
}
