using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Portal.Domain.Environments;
using Portal.Health.Drills;
using Portal.Platform;
using Portal.Platform.Notifications.Webhooks;
using Portal.Tests.Harness;

namespace Portal.Tests.Health.Drills;

/// <summary>Knocking at an environment's own address, against a server that answers this and that.</summary>
public sealed class ProbeSiteTests : IAsyncLifetime
{
    private readonly string _address = $"http://127.0.0.1:{Solution.FreePort()}";
    private WebApplication _server = null!;
    private int _asked;

    public async ValueTask InitializeAsync()
    {
        var builder = WebApplication.CreateBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls(_address);
        _server = builder.Build();
        _server.Run(async context =>
        {
            Interlocked.Increment(ref _asked);
            if (context.Request.Path == "/moved") context.Response.Redirect("/inside");
            else context.Response.StatusCode = context.Request.Path == "/broken" ? 503 : context.Request.Path == "/missing" ? 404 : 200;
            await context.Response.WriteAsync("ok");
        });
        await _server.StartAsync(TestContext.Current.CancellationToken);
    }

    public ValueTask DisposeAsync() => _server.DisposeAsync();

    [Fact]
    public async Task What_answers_with_anything_but_a_fault_of_its_own_is_well()
    {
        (await RunAsync("/", "127.0.0.0/8")).ShouldBeNull();
        (await RunAsync("/missing", "127.0.0.0/8")).ShouldBeNull();
        (await RunAsync("/broken", "127.0.0.0/8")).ShouldBe("HTTP 503");
    }

    [Fact]
    public async Task A_redirect_is_an_answer_and_not_followed()
    {
        (await RunAsync("/moved", "127.0.0.0/8")).ShouldBeNull();
        _asked.ShouldBe(1);
    }

    [Fact]
    public async Task An_address_inside_the_portal_s_network_is_not_knocked_at()
    {
        (await RunAsync("/")).ShouldNotBeNull().ShouldContain("not a public address");
        _asked.ShouldBe(0);
    }

    [Fact]
    public void Only_the_site_s_own_output_is_an_address()
    {
        ProbeSite.SiteOf([new StackOutput("DatabaseEndpoint", "https://db.example.com", null), new StackOutput("SiteUrl", "https://shop.example.com", null)])!.Host.ShouldBe("shop.example.com");
        ProbeSite.SiteOf([new StackOutput("SiteUrl", "file:///etc/passwd", null)]).ShouldBeNull();
        ProbeSite.SiteOf([]).ShouldBeNull();
    }

    private async Task<string?> RunAsync(string path, params string[] allowed)
    {
        var settings = new PortalSettings();
        settings.Notifications.Webhooks.AllowedNetworks.AddRange(allowed);
        using var http = new OutsideHttp(new OutsideNetwork(Options.Create(settings)));
        return await new ProbeSite(http).RunAsync(new Uri(_address + path), TestContext.Current.CancellationToken);
    }
}
