using Microsoft.Extensions.Options;

namespace Portal.Platform.Telemetry;

/// <summary>Section <c>Portal:Telemetry</c>; every key is explained in appsettings.sample.json.</summary>
public sealed class TelemetrySettings
{
    public const string Section = "Portal:Telemetry";

    /// <summary>Where traces, metrics and logs go by OTLP; empty: what OTEL_EXPORTER_OTLP_ENDPOINT says, and without that nowhere.</summary>
    public string? Otlp { get; set; }

    /// <summary>grpc or http/protobuf.</summary>
    public string Protocol { get; set; } = "grpc";

    /// <summary>Who may read /metrics, and the details of /healthz/ready: loopback, token, everyone or nobody.</summary>
    public string MetricsFor { get; set; } = "loopback";

    /// <summary>The bearer token, where <see cref="MetricsFor"/> is token.</summary>
    public string? MetricsToken { get; set; }

    /// <summary>text or json.</summary>
    public string LogFormat { get; set; } = "text";
}

/// <summary>Every wrong key at once, each with what to do.</summary>
internal sealed class CheckTelemetrySettings : IValidateOptions<TelemetrySettings>
{
    private const string Key = TelemetrySettings.Section;
    private const int LeastToken = 16;

    public ValidateOptionsResult Validate(string? name, TelemetrySettings options)
    {
        var wrong = new List<string>();
        if (options.Otlp is { Length: > 0 } otlp && !(Uri.TryCreate(otlp, UriKind.Absolute, out var uri) && uri.Scheme is "http" or "https"))
            wrong.Add($"{Key}:Otlp is '{otlp}'. Set the http or https address of a collector, such as http://127.0.0.1:4317, or leave it empty.");
        if (options.Protocol is not ("grpc" or "http/protobuf")) wrong.Add($"{Key}:Protocol is '{options.Protocol}'. Set grpc or http/protobuf.");
        if (options.MetricsFor is not ("loopback" or "token" or "everyone" or "nobody")) wrong.Add($"{Key}:MetricsFor is '{options.MetricsFor}'. Set loopback, token, everyone or nobody.");
        if (options.MetricsFor == "token" && options.MetricsToken is not { Length: >= LeastToken }) wrong.Add($"{Key}:MetricsToken must have {LeastToken} characters or more where MetricsFor is token.");
        if (options.LogFormat is not ("text" or "json")) wrong.Add($"{Key}:LogFormat is '{options.LogFormat}'. Set text or json.");
        return wrong.Count == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(wrong);
    }
}
