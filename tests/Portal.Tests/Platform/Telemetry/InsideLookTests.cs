using System.Net;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Options;
using Portal.Platform.Telemetry;

namespace Portal.Tests.Platform.Telemetry;

public sealed class InsideLookTests
{
    [Theory]
    [InlineData("loopback", "127.0.0.1", null, null, true)]
    [InlineData("loopback", "10.0.0.7", null, null, false)]
    [InlineData("loopback", "127.0.0.1", "10.0.0.7", null, false)]
    [InlineData("token", "10.0.0.7", null, "Bearer 0123456789abcdef", true)]
    [InlineData("token", "127.0.0.1", null, "Bearer 0123456789abcdeg", false)]
    [InlineData("token", "127.0.0.1", null, null, false)]
    [InlineData("everyone", "10.0.0.7", null, null, true)]
    [InlineData("nobody", "127.0.0.1", null, null, false)]
    public void Only_whom_the_settings_name_looks_inside(string metricsFor, string from, string? forwarded, string? authorization, bool may)
    {
        var context = new DefaultHttpContext();
        context.Connection.RemoteIpAddress = IPAddress.Parse(from);
        if (forwarded is not null) context.Request.Headers["X-Forwarded-For"] = forwarded;
        if (authorization is not null) context.Request.Headers.Authorization = authorization;
        new InsideLook(Options.Create(new TelemetrySettings { MetricsFor = metricsFor, MetricsToken = "0123456789abcdef" })).May(context).ShouldBe(may);
    }

    [Fact]
    public void Every_wrong_setting_is_told_at_once() =>
        new CheckTelemetrySettings().Validate(null, new TelemetrySettings { Otlp = "collector", Protocol = "udp", MetricsFor = "token", MetricsToken = "short", LogFormat = "xml" })
            .Failures!.Select(failure => failure.Split(' ')[0].Split(':')[^1]).ShouldBe(["Otlp", "Protocol", "MetricsToken", "LogFormat"]);
}
