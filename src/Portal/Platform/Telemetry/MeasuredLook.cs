using Portal.Domain;
using Portal.Platform.Aws;

namespace Portal.Platform.Telemetry;

/// <summary>One look of a job at a record: a span in its request's trace, a scope of logs with its ids, and its metrics.</summary>
internal sealed class MeasuredLook : IDisposable
{
    private readonly PortalTrace.Span _span;
    private readonly IDisposable? _scope;
    private readonly PortalMeter _meter;
    private readonly TimeProvider _clock;
    private readonly KeyValuePair<string, object?> _job;
    private readonly long _began;
    private string _outcome = "broken off";

    public MeasuredLook(string job, object record, PortalMeter meter, ILogger log, TimeProvider clock)
    {
        (_meter, _clock, _began, _job) = (meter, clock, clock.GetTimestamp(), new("job", job));
        var ids = RecordIds.Of(record);
        var values = ids.Values;
        _scope = values.Count == 0 ? null : log.BeginScope(new Dictionary<string, object?>(values));
        _span = PortalTrace.Begin(job, ids.Request);
        foreach (var (key, value) in values) _span.Activity?.SetTag(key, value);
        if (record is Looked { NextLookAt: { } due } && clock.GetUtcNow() is var now && now >= due) meter.LagSeconds.Record((now - due).TotalSeconds, _job);
    }

    public void Done() => _outcome = "done";

    public void Failed(Exception fault)
    {
        _outcome = "failed";
        _span.Failed(fault is AwsFaultException aws ? aws.Fault.Sentence : fault.GetType().Name);
    }

    public void Dispose()
    {
        _meter.Looks.Add(1, _job, new("outcome", _outcome));
        _meter.LookSeconds.Record(_clock.GetElapsedTime(_began).TotalSeconds, _job);
        _span.Dispose();
        _scope?.Dispose();
    }
}
