using System.Text;
using Microsoft.AspNetCore.Http;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Portal.Platform.Access;
using Portal.Platform.Api;
using Portal.Platform.Data;
using Portal.Tests.Harness;
using Portal.Tests.Platform.Access.Roles;

namespace Portal.Tests.Platform.Api;

[Collection(WalkedPortal.Name)]
public sealed class RememberAnswersTests(RolePortal shared)
{
    [Fact]
    public async Task An_answer_is_kept_whole_when_its_caller_goes_away_before_it_is_written()
    {
        var portal = await shared.PortalAsync();
        var key = Line.NewName();

        await CallAsync(portal.Services, key, leaves: true);
        (await CallAsync(portal.Services, key, leaves: false)).ShouldBe("""201 {"made":"request"}""");
    }

    // What is done takes no notice of the caller; the answer is written afterwards.
    private static async Task<string> CallAsync(IServiceProvider services, string key, bool leaves)
    {
        using var caller = new CancellationTokenSource();
        await using var scope = services.CreateAsyncScope();
        var http = new DefaultHttpContext { RequestServices = scope.ServiceProvider, User = Products.Mara.ToPrincipal("test"), RequestAborted = caller.Token };
        (http.Request.Method, http.Request.Path) = ("POST", "/api/v1/requests");
        http.Request.Headers["Idempotency-Key"] = key;
        using var wire = new MemoryStream();
        http.Response.Body = wire;
        var remember = new RememberAnswers(services.GetRequiredService<IDbContextFactory<PortalDb>>(), TimeProvider.System);
        try
        {
            var result = await remember.InvokeAsync(EndpointFilterInvocationContext.Create(http), async _ =>
            {
                if (leaves) await caller.CancelAsync();
                return TypedResults.Created("/api/v1/requests/1", new Dictionary<string, string> { ["made"] = "request" });
            });
            if (result is IResult written) await written.ExecuteAsync(http);
        }
        catch (OperationCanceledException) when (leaves)
        {
            // Nobody is there to be told.
        }
        return $"{http.Response.StatusCode} {Encoding.UTF8.GetString(wire.ToArray())}";
    }
}
