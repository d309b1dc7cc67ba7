using System.Security.Cryptography;
using System.Text;
using Microsoft.EntityFrameworkCore;
using Npgsql;
using Portal.Domain;
using Portal.Platform.Access;
using Portal.Platform.Data;

namespace Portal.Platform.Api;

/// <summary>A POST with an Idempotency-Key is done once; the same call again gets the first call's answer.</summary>
internal sealed class RememberAnswers(IDbContextFactory<PortalDb> dbs, TimeProvider clock) : IEndpointFilter
{
    private const int LongestKey = 200;

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
        db.IdempotentAnswers.Add(answer);
        try
        {
            await db.SaveChangesAsync(http.RequestAborted);
        }
        catch (DbUpdateException fault) when (fault.InnerException is PostgresException { SqlState: PostgresErrorCodes.UniqueViolation })
        {
            return await EarlierAsync(answer, hash, http.RequestAborted);
        }
        return await FirstAsync(db, answer, context, next);
    }

    // An answer is kept for a day; a first call that a crash cut off will never answer.
    private static Task<int> FreeAsync(PortalDb db, IdempotentAnswer wanted, CancellationToken ct)
    {
        var (old, cutOff) = (wanted.At.AddDays(-1), wanted.At.AddMinutes(-2));
        return db.IdempotentAnswers
            .Where(a => a.Person == wanted.Person && a.Key == wanted.Key && (a.At < old || (a.Status == 0 && a.At < cutOff)))
            .ExecuteDeleteAsync(ct);
    }

    private static async Task<object?> FirstAsync(PortalDb db, IdempotentAnswer answer, EndpointFilterInvocationContext context, EndpointFilterDelegate next)
    {
        var http = context.HttpContext;
        var wire = http.Response.Body;
        using var copy = new MemoryStream();
        http.Response.Body = copy;
        try
        {
            if (await next(context) is IResult result) await result.ExecuteAsync(http);
            answer.Answer(http.Response.StatusCode, http.Response.ContentType, http.Response.Headers.Location, Encoding.UTF8.GetString(copy.ToArray()));
            await db.SaveChangesAsync(CancellationToken.None);
        }
        catch
        {
            // Nothing was answered, so the key is free for another try.
            db.IdempotentAnswers.Remove(answer);
            await db.SaveChangesAsync(CancellationToken.None);
            throw;
        }
        finally
        {
            http.Response.Body = wire;
        }
        copy.Position = 0;
        await copy.CopyToAsync(wire, http.RequestAborted);
        return Results.Empty;
    }

    private async Task<object?> EarlierAsync(IdempotentAnswer wanted, string hash, CancellationToken ct)
    {
        await using var db = await dbs.CreateDbContextAsync(ct);
        var earlier = await db.IdempotentAnswers.AsNoTracking().FirstOrDefaultAsync(a => a.Person == wanted.Person && a.Key == wanted.Key, ct);
        if (earlier is null || earlier.Status == 0) return ProblemAnswer.Of(StatusCodes.Status409Conflict, "inProgress", "The first call with this Idempotency-Key is still being worked on. Try again in a moment.");
        if (earlier.RequestHash != hash) return ProblemAnswer.Of(StatusCodes.Status422UnprocessableEntity, "idempotencyKeyReused", "This Idempotency-Key was used for another call. Use a new key for a new call.",
            [new Problem("Idempotency-Key", "reused", "This key was sent with another call within a day.", "Use a new key for a new call.")]);
        return new Again(earlier);
    }

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
