using Microsoft.AspNetCore.Components.Server.Circuits;
using Microsoft.Extensions.Options;
using OpenTelemetry.Exporter;
using OpenTelemetry.Logs;
using OpenTelemetry.Resources;
using Portal.Platform.Telemetry.Readiness;

namespace Portal.Platform.Telemetry;

public static class TelemetryParts
{
    public static WebApplicationBuilder AddTelemetry(this WebApplicationBuilder builder)
    {
        builder.Services.AddSingleton<IValidateOptions<TelemetrySettings>, CheckTelemetrySettings>();
        builder.Services.AddOptions<TelemetrySettings>().BindConfiguration(TelemetrySettings.Section).ValidateOnStart();
        builder.Services.AddSingleton<PortalMeter>();
        builder.Services.AddSingleton<MeasureStages>();
        builder.Services.AddSingleton<InsideLook>();
        builder.Services.AddSingleton<Exporters>();
        builder.Services.AddHostedService(services => services.GetRequiredService<Exporters>());
        builder.Services.AddSingleton<SampleStore>();
        builder.Services.AddHostedService(services => services.GetRequiredService<SampleStore>());
        builder.Services.AddScoped<CircuitHandler, CountCircuits>();
        builder.Services.AddSingleton<CheckReadiness>();
        return builder.AddLogFormats();
    }

    public static WebApplication MapTelemetry(this WebApplication app)
    {
        app.MapGet("/metrics", (HttpContext context, InsideLook look, Exporters exporters) =>
            look.May(context) ? Results.Text(exporters.Metrics(), "text/plain; version=0.0.4; charset=utf-8") : Results.NotFound()).AllowAnonymous().ExcludeFromDescription();
        app.MapGet("/healthz/live", () => Results.Text("live")).AllowAnonymous().ExcludeFromDescription();
        app.MapGet("/healthz/ready", async (HttpContext context, CheckReadiness check, InsideLook look, CancellationToken ct) =>
        {
            var told = await check.RunAsync(ct);
            // Whoever may not look inside is told what a load balancer needs.
            object body = look.May(context) ? new { status = told.Status, checks = told.Checks } : new { status = told.Status };
            return Results.Json(body, statusCode: told.IsReady ? StatusCodes.Status200OK : StatusCodes.Status503ServiceUnavailable);
        }).AllowAnonymous().ExcludeFromDescription();
        return app;
    }

    private static WebApplicationBuilder AddLogFormats(this WebApplicationBuilder builder)
    {
        var settings = builder.Configuration.GetSection(TelemetrySettings.Section).Get<TelemetrySettings>() ?? new TelemetrySettings();
        if (settings.LogFormat == "json") builder.Logging.AddJsonConsole(options =>
        {
            options.IncludeScopes = true;
            options.UseUtcTimestamp = true;
            options.TimestampFormat = "yyyy-MM-ddTHH:mm:ss.fffZ";
        });
        if (Exporters.Sends(settings, builder.Configuration)) builder.Logging.AddOpenTelemetry(options =>
        {
            options.IncludeScopes = true;
            options.IncludeFormattedMessage = true;
            var resource = ResourceBuilder.CreateDefault();
            Exporters.Resource(resource);
            options.SetResourceBuilder(resource);
            options.AddOtlpExporter(otlp => Exporters.Point(otlp, settings, "logs"));
        });
        return builder;
    }
}
