using System.Diagnostics.Metrics;
using Microsoft.Extensions.Options;
using OpenTelemetry;
using OpenTelemetry.Exporter;
using OpenTelemetry.Metrics;
using OpenTelemetry.Resources;
using OpenTelemetry.Trace;

namespace Portal.Platform.Telemetry;

/// <summary>Where traces and metrics go; flushed when the portal stops. Without a collector only /metrics reads.</summary>
internal sealed class Exporters(IOptions<TelemetrySettings> settings, IConfiguration configuration) : IHostedService, IDisposable
{
    public const string Service = "portal";

    private readonly Lock _turn = new();
    private readonly PrometheusText _text = new();
    private BaseExportingMetricReader? _reader;
    private MeterProvider? _meters;
    private TracerProvider? _traces;

    /// <summary>All metrics as Prometheus reads them; empty before the start.</summary>
    public string Metrics()
    {
        lock (_turn)
        {
            _reader?.Collect();
            return _text.Text;
        }
    }

    public Task StartAsync(CancellationToken cancellationToken)
    {
        var sends = Sends(settings.Value, configuration);
        if (sends || settings.Value.MetricsFor != "nobody")
        {
            _reader = new BaseExportingMetricReader(_text);
            var meters = Sdk.CreateMeterProviderBuilder().ConfigureResource(Resource)
                .AddMeter(PortalMeter.Name, "Microsoft.AspNetCore.*", "System.Net.Http", "System.Runtime", "Npgsql", "Quartz").AddView(View).AddReader(_reader);
            if (sends) meters.AddOtlpExporter(options => Point(options, settings.Value, "metrics"));
            _meters = meters.Build();
        }
        if (sends)
            _traces = Sdk.CreateTracerProviderBuilder().ConfigureResource(Resource)
                .AddSource(PortalTrace.Name, "Microsoft.AspNetCore").AddOtlpExporter(options => Point(options, settings.Value, "traces")).Build();
        return Task.CompletedTask;
    }

    public Task StopAsync(CancellationToken cancellationToken)
    {
        const int patience = 5000;
        _traces?.ForceFlush(patience);
        _meters?.ForceFlush(patience);
        return Task.CompletedTask;
    }

    public void Dispose()
    {
        _traces?.Dispose();
        _meters?.Dispose();
    }

    /// <summary>There is a collector to send to.</summary>
    public static bool Sends(TelemetrySettings settings, IConfiguration configuration) =>
        settings.Otlp is { Length: > 0 } || configuration["OTEL_EXPORTER_OTLP_ENDPOINT"] is { Length: > 0 };

    public static void Resource(ResourceBuilder resource) =>
        resource.AddService(Service, serviceVersion: typeof(Exporters).Assembly.GetName().Version?.ToString(), serviceInstanceId: $"{Environment.MachineName}-{Environment.ProcessId}");

    // Where an instrument names no boundaries, the usual ones are those of milliseconds. What Quartz does with its tables is a matter of its authors.
    private static MetricStreamConfiguration? View(Instrument instrument) =>
        instrument.Name.StartsWith("quartz.jobstore.", StringComparison.Ordinal) ? MetricStreamConfiguration.Drop
        : instrument is Histogram<double> { Unit: "s", Advice: null } ? new ExplicitBucketHistogramConfiguration { Boundaries = PortalMeter.Short }
        : null;

    /// <param name="signal">traces, metrics or logs: part of the path where it is not gRPC.</param>
    public static void Point(OtlpExporterOptions options, TelemetrySettings settings, string signal)
    {
        // The variables of OpenTelemetry are read by the exporter itself.
        if (settings.Otlp is not { Length: > 0 } address) return;
        var isHttp = settings.Protocol == "http/protobuf";
        options.Protocol = isHttp ? OtlpExportProtocol.HttpProtobuf : OtlpExportProtocol.Grpc;
        options.Endpoint = new Uri(isHttp ? $"{address.TrimEnd('/')}/v1/{signal}" : address);
    }
}
