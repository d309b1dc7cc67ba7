using System.Text.Json;
using Portal.Domain;

namespace Portal.Platform.Api;

/// <summary>
/// Reads a JSON body by hand, because the framework's binding answers a wrong member with one opaque 400. Here bad
/// JSON is 400, too large is 413, and a body of the wrong shape is 422 with the field's name.
/// </summary>
public static class ReadBody
{
    public static async Task<(T? Body, IResult? Refusal)> AsAsync<T>(HttpContext context) where T : class
    {
        if (context.Request.ContentLength > ApiGroup.LargestBody) return (null, TooLarge());
        try
        {
            var bytes = await AllAsync(context);
            if (bytes is null) return (null, TooLarge());
            using var document = JsonDocument.Parse(bytes.Length == 0 ? "{}"u8.ToArray() : bytes);
            if (document.RootElement.ValueKind is not JsonValueKind.Object) return (null, Malformed("The body must be a JSON object."));
            if (WithNul(document.RootElement, "") is { } place)
                return (null, Wrong(place, "characters", $"'{place}' holds the character U+0000, which can't be kept.", "Leave it out."));
            return (document.Deserialize<T>(ApiJson.Options)!, null);
        }
        catch (InvalidOperationException)
        {
            return (null, Malformed("The body holds half a surrogate pair: a text in it is no Unicode."));
        }
        catch (JsonException fault) when (fault.Path is { Length: > 1 } path)
        {
            var field = path.TrimStart('$', '.');
            return (null, Wrong(field, "type", $"'{field}' has a value of the wrong type.", "Look at the OpenAPI document for the type it takes."));
        }
        catch (JsonException fault)
        {
            return (null, Malformed($"The body is not JSON (line {fault.LineNumber + 1}, byte {fault.BytePositionInLine + 1})."));
        }
        catch (BadHttpRequestException fault) when (fault.StatusCode == StatusCodes.Status413PayloadTooLarge)
        {
            return (null, TooLarge());
        }
    }

    private static async Task<byte[]?> AllAsync(HttpContext context)
    {
        using var all = new MemoryStream();
        var buffer = new byte[16_384];
        int read;
        while ((read = await context.Request.Body.ReadAsync(buffer, context.RequestAborted)) > 0)
        {
            all.Write(buffer, 0, read);
            if (all.Length > ApiGroup.LargestBody) return null;
        }
        return all.ToArray();
    }

    /// <summary>Where a text or a name holds U+0000: PostgreSQL keeps no such text.</summary>
    private static string? WithNul(JsonElement element, string path) => element.ValueKind switch
    {
        JsonValueKind.String => element.GetString()!.Contains('\0', StringComparison.Ordinal) ? path : null,
        JsonValueKind.Array => element.EnumerateArray().Select((item, i) => WithNul(item, $"{path}[{i}]")).FirstOrDefault(found => found is not null),
        JsonValueKind.Object => element.EnumerateObject().Select(member => member.Name.Contains('\0', StringComparison.Ordinal)
            ? path : WithNul(member.Value, path.Length == 0 ? member.Name : $"{path}.{member.Name}")).FirstOrDefault(found => found is not null),
        _ => null,
    };

    private static IResult Wrong(string field, string code, string message, string fix) =>
        ProblemAnswer.Of(StatusCodes.Status422UnprocessableEntity, "invalid", "1 thing has to be mended.", [new Problem(field, code, message, fix)]);

    private static IResult Malformed(string detail) => ProblemAnswer.Of(StatusCodes.Status400BadRequest, "malformed", detail);

    private static IResult TooLarge() =>
        ProblemAnswer.Of(StatusCodes.Status413PayloadTooLarge, "tooLarge", $"A body has at most {ApiGroup.LargestBody} bytes.");
}
