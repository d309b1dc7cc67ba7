using System.Globalization;
using System.Security.Claims;
using System.Threading.RateLimiting;
using Microsoft.AspNetCore.RateLimiting;
using Microsoft.Extensions.Options;
using Portal.Platform.Api;

namespace Portal.Platform.Access.Tokens;

/// <summary>Calls a minute that one token and one person may make at one node. A burst of a whole minute's calls is let through.</summary>
internal static class LimitCalls
{
    public static void AddTokenLimits(this WebApplicationBuilder builder)
    {
        builder.Services.AddRateLimiter(_ => { });
        builder.Services.AddOptions<RateLimiterOptions>().Configure<IOptions<PortalSettings>>((options, settings) =>
        {
            var limits = settings.Value.Access.Tokens;
            options.GlobalLimiter = PartitionedRateLimiter.CreateChained(
                By(BearerTokens.TokenClaim, limits.RequestsPerMinute), By(ClaimTypes.NameIdentifier, limits.RequestsPerMinuteOfPerson));
            options.OnRejected = RefuseAsync;
        });
    }

    private static PartitionedRateLimiter<HttpContext> By(string claim, int callsPerMinute) => PartitionedRateLimiter.Create<HttpContext, string>(context =>
        context.User.FindFirstValue(BearerTokens.TokenClaim) is null || context.User.FindFirstValue(claim) is not { } key
            ? RateLimitPartition.GetNoLimiter("")
            : RateLimitPartition.GetTokenBucketLimiter(key, _ => new TokenBucketRateLimiterOptions
            {
                TokenLimit = callsPerMinute,
                // A sixth of the minute's calls comes back every ten seconds.
                TokensPerPeriod = Math.Max(1, callsPerMinute / 6),
                ReplenishmentPeriod = TimeSpan.FromSeconds(10),
                QueueLimit = 0,
            }));

    private static async ValueTask RefuseAsync(OnRejectedContext rejected, CancellationToken ct)
    {
        var wait = rejected.Lease.TryGetMetadata(MetadataName.RetryAfter, out var after) ? Math.Max(1, (int)Math.Ceiling(after.TotalSeconds)) : 10;
        rejected.HttpContext.Response.Headers.RetryAfter = wait.ToString(CultureInfo.InvariantCulture);
        await ProblemAnswer.Of(StatusCodes.Status429TooManyRequests, "tooMany", $"This token, or all tokens of its person, called too often. Wait {wait} seconds.").ExecuteAsync(rejected.HttpContext);
    }
}
