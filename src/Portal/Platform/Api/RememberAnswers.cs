using System.Security.Cryptography;
using System.Text;
using Microsoft.EntityFrameworkCore;
using Portal.Domain;
using Portal.Platform.Access;
using Portal.Platform.Data;

namespace Portal.Platform.Api;

/// <summary>A POST with an Idempotency-Key is done once; the same call again gets the first call's answer.</summary>
internal sealed class RememberAnswers(IDbContextFactory<PortalDb> dbs, TimeProvider clock) : IEndpointFilter
{
    private const int LongestKey = 200;

    /// <summary>A first call that has neither answered nor done anything after so long is taken for dead.</summary>
    private static readonly TimeSpan LongestCall = TimeSpan.FromSeconds(20);

    public async ValueTask<object?> InvokeAsync(EndpointFilterInvocationContext context, EndpointFilterDelegate next)
    {
        var http = context.HttpContext;
        var key = http.Request.Headers["Idempotency-Key"].ToString();
        if (!HttpMethods.IsPost(http.Request.Method) || key.Length == 0) return await next(context);
        if (key.Length > LongestKey) return ProblemAnswer.Of(StatusCodes.Status400BadRequest, "malformed", $"An Idempotency-Key has at most {LongestKey} characters.");

        var hash = await HashAsync(http);
        if (hash is null) return ProblemAnswer.Of(StatusCodes.Status413PayloadTooLarge, "tooLarge", $"A body has at most {ApiGroup.LargestBody} bytes.");
        var answer = IdempotentAnswer.Begin(http.Actor().Id, key, hash, clock.GetUtcNow());
        await using var db = await dbs.CreateDbContextAsync(http.RequestAborted);
        await FreeAsync(db, answer, http.RequestAborted);
        // Asked for in one statement: a key that is taken is no fault, and none for the log.
        var isFirst = await db.Database.ExecuteSqlAsync($"""
            INSERT INTO idempotent_answers (person, key, request_hash, status, at) VALUES ({answer.Person.Value}, {answer.Key}, {answer.RequestHash}, {answer.Status}, {answer.At})
            ON CONFLICT DO NOTHING
            """, http.RequestAborted) == 1;
        if (!isFirst) return await EarlierAsync(http, answer, hash);
        db.IdempotentAnswers.Attach(answer);
        return await FirstAsync(db, answer, context, next);
    }

    // An answer is kept for a day. A first call that a crash cut off before it did anything will never answer; one that is only
    // slow finds its row gone when it wants to do something, and does nothing.
    private static Task<int> FreeAsync(PortalDb db, IdempotentAnswer wanted, CancellationToken ct)
    {
        var (old, cutOff) = (wanted.At.AddDays(-1), wanted.At - LongestCall);
        return db.IdempotentAnswers
            .Where(a => a.Person == wanted.Person && a.Key == wanted.Key && (a.At < old || (a.Status == 0 && a.Done == null && a.At < cutOff)))
            .ExecuteDeleteAsync(ct);
    }

    private async Task<object?> FirstAsync(PortalDb db, IdempotentAnswer answer, EndpointFilterInvocationContext context, EndpointFilterDelegate next)
    {
        var http = context.HttpContext;
        var (wire, aborted) = (http.Response.Body, http.RequestAborted);
        using var copy = new MemoryStream();
        http.Response.Body = copy;
        KeyedCall.Current = new KeyedCall(answer.Person, answer.Key);
        try
        {
            var result = await next(context) as IResult;
            // Done is done: the answer is kept for another try when the caller went away meanwhile. A result that is written for
            // a caller who is gone leaves out its body, without a fault.
            http.RequestAborted = CancellationToken.None;
            if (result is not null) await result.ExecuteAsync(http);
            answer.Answer(http.Response.StatusCode, http.Response.ContentType, http.Response.Headers.Location, Encoding.UTF8.GetString(copy.ToArray()));
            await db.SaveChangesAsync(CancellationToken.None);
        }
        catch
        {
            await LeaveAsync(answer);
            throw;
        }
        finally
        {
            KeyedCall.Current = null;
            (http.Response.Body, http.RequestAborted) = (wire, aborted);
        }
        copy.Position = 0;
        await copy.CopyToAsync(wire, aborted);
        return Results.Empty;
    }

    // Nothing was answered. When nothing was done either, the key is free for another try; else whoever tries again is told.
    private async Task LeaveAsync(IdempotentAnswer answer)
    {
        try
        {
            await using var db = await dbs.CreateDbContextAsync(CancellationToken.None);
            await db.IdempotentAnswers.Where(a => a.Person == answer.Person && a.Key == answer.Key && a.Status == 0 && a.Done == null).ExecuteDeleteAsync(CancellationToken.None);
            var longAgo = answer.At - LongestCall;
            await db.IdempotentAnswers.Where(a => a.Person == answer.Person && a.Key == answer.Key && a.Status == 0).ExecuteUpdateAsync(set => set.SetProperty(a => a.At, longAgo), CancellationToken.None);
        }
        catch (Exception fault) when (StoreFault.SentenceOf(fault) is not null)
        {
            // The store is away. The row is left, and is treated as one of a node that died.
        }
    }

    private async Task<object?> EarlierAsync(HttpContext http, IdempotentAnswer wanted, string hash)
    {
        await using var db = await dbs.CreateDbContextAsync(http.RequestAborted);
        var earlier = await db.IdempotentAnswers.AsNoTracking().FirstOrDefaultAsync(a => a.Person == wanted.Person && a.Key == wanted.Key, http.RequestAborted);
        if (earlier is { } other && other.RequestHash != hash) return ProblemAnswer.Of(StatusCodes.Status422UnprocessableEntity, "idempotencyKeyReused", "This Idempotency-Key was used for another call. Use a new key for a new call.",
            [new Problem("Idempotency-Key", "reused", "This key was sent with another call within a day.", "Use a new key for a new call.")]);
        if (earlier is { Status: 0, Done: { } done } && earlier.At <= wanted.At - LongestCall) return Lost(http, done);
        return earlier is null or { Status: 0 }
            ? ProblemAnswer.Of(StatusCodes.Status409Conflict, "inProgress", "The first call with this Idempotency-Key is still being worked on. Try again in a moment.")
            : new Again(earlier);
    }

    private static IResult Lost(HttpContext http, string done)
    {
        var subject = done[(done.IndexOf(' ', StringComparison.Ordinal) + 1)..];
        if (PlaceOf(subject) is { } place) http.Response.Headers.Location = $"{ApiGroup.Root}/{place}/{subject}";
        return ProblemAnswer.Of(StatusCodes.Status409Conflict, "answerLost", $"The first call with this Idempotency-Key was carried out ({done}), and its answer was lost. Read {subject} to see what became of it; it is not done again.");
    }

    private static string? PlaceOf(string subject) => subject.Split('-')[0] switch
    {
        "req" => "requests",
        "rev" => "reviews",
        "dep" => "deployments",
        "env" => "environments",
        _ => null,
    };

    private static async Task<string?> HashAsync(HttpContext http)
    {
        http.Request.EnableBuffering(ApiGroup.LargestBody, ApiGroup.LargestBody + 1L);
        try
        {
            using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
            hash.AppendData(Encoding.UTF8.GetBytes($"{http.Request.Method} {http.Request.Path}{http.Request.QueryString}\n"));
            var buffer = new byte[16_384];
            int read;
            while ((read = await http.Request.Body.ReadAsync(buffer, http.RequestAborted)) > 0) hash.AppendData(buffer, 0, read);
            http.Request.Body.Position = 0;
            return Convert.ToHexStringLower(hash.GetHashAndReset());
        }
        catch (IOException)
        {
            return null;
        }
    }

    private sealed class Again(IdempotentAnswer earlier) : IResult
    {
        public Task ExecuteAsync(HttpContext httpContext)
        {
            httpContext.Response.StatusCode = earlier.Status;
            if (earlier.Location is not null) httpContext.Response.Headers.Location = earlier.Location;
            httpContext.Response.Headers["Idempotent-Replay"] = "true";
            return Results.Text(earlier.Body ?? "", earlier.ContentType, Encoding.UTF8, earlier.Status).ExecuteAsync(httpContext);
        }
    }
}
