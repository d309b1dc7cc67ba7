using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;
using Portal.Platform.Access.Tokens;

namespace Portal.Platform.Api.OpenApi;

/// <summary>Adds what all calls have in common and what endpoints do not say themselves: token and scope, headers, bodies with examples, and every error.</summary>
internal sealed class DescribeOperation : IOpenApiOperationTransformer
{
    private const string Json = "application/json";

    private static readonly (int Status, string Words)[] Always =
    [
        (StatusCodes.Status400BadRequest, "What was sent can't be read."),
        (StatusCodes.Status401Unauthorized, "No token, or one that does not work."),
        (StatusCodes.Status403Forbidden, "The person's roles or the token's scopes do not allow it."),
        (StatusCodes.Status404NotFound, "There is no such thing, or it is another team's."),
        (StatusCodes.Status422UnprocessableEntity, "What was sent is wrong: all problems at once, each with its field and what to do."),
        (StatusCodes.Status429TooManyRequests, "Too many calls with this token, or of its person. Retry-After says how many seconds to wait."),
    ];

    private static readonly (int Status, string Words)[] Writing =
    [
        (StatusCodes.Status409Conflict, "The state of the thing does not allow it, somebody was faster, or AWS refused."),
        (StatusCodes.Status412PreconditionFailed, "It was changed since the version that If-Match names."),
        (StatusCodes.Status413PayloadTooLarge, "The body is too large."),
    ];

    public async Task TransformAsync(OpenApiOperation operation, OpenApiOperationTransformerContext context, CancellationToken cancellationToken)
    {
        var (method, relative) = (context.Description.HttpMethod ?? "", "/" + context.Description.RelativePath);
        if (!relative.StartsWith(ApiGroup.Root + "/", StringComparison.Ordinal)) return;
        var path = relative[ApiGroup.Root.Length..].TrimEnd('/');
        var metadata = context.Description.ActionDescriptor.EndpointMetadata;
        operation.OperationId = IdOf(method, path);
        Secure(operation, metadata.OfType<NeededScope>().LastOrDefault() ?? new NeededScope(HttpMethods.IsGet(method) ? TokenScope.Read : TokenScope.Admin), context.Document);
        Headers(operation, method);
        if (metadata.OfType<TakenBody>().LastOrDefault() is { } taken) operation.RequestBody = new OpenApiRequestBody
        {
            Required = true,
            Content = new Dictionary<string, OpenApiMediaType> { [Json] = new() { Schema = await context.GetOrCreateSchemaAsync(taken.Type, null, cancellationToken), Example = KnownExamples.Of(method, path) } },
        };
        await AnswersAsync(operation, method, KnownAnswers.Of(method, path), context, cancellationToken);
    }

    /// <summary>"getEnvironmentsIdHealth": stable names for generated clients.</summary>
    private static string IdOf(string method, string path) =>
        method.ToLowerInvariant() + string.Concat(path.Split(['/', '-', '{', '}'], StringSplitOptions.RemoveEmptyEntries).Select(word => char.ToUpperInvariant(word[0]) + word[1..]));

    private static void Secure(OpenApiOperation operation, NeededScope needed, OpenApiDocument? document)
    {
        operation.Security = [new OpenApiSecurityRequirement { [new OpenApiSecuritySchemeReference(DescribeApi.Scheme, document)] = [] }];
        operation.Description = $"{operation.Description} Takes a token {(needed.Scope is { } scope ? $"with the scope {scope.ToString().ToLowerInvariant()}" : "of any scope")}.".TrimStart();
    }

    private static void Headers(OpenApiOperation operation, string method)
    {
        operation.Parameters ??= [];
        if (HttpMethods.IsPost(method))
            operation.Parameters.Add(Header("Idempotency-Key", "A word of your own, at most 200 characters. The same call with it again within a day gets the first answer and does nothing."));
        if (HttpMethods.IsPatch(method) || HttpMethods.IsPut(method))
            operation.Parameters.Add(Header("If-Match", "The ETag that the thing was read with. It is refused with 412 when it has changed since."));
    }

    private static OpenApiParameter Header(string name, string words) => new() { Name = name, In = ParameterLocation.Header, Description = words, Schema = new OpenApiSchema { Type = JsonSchemaType.String } };

    private static async Task AnswersAsync(OpenApiOperation operation, string method, KnownAnswer? answer, OpenApiOperationTransformerContext context, CancellationToken ct)
    {
        operation.Responses ??= [];
        if (answer is not null)
        {
            operation.Responses.Clear();
            operation.Responses[answer.Status.ToString(CultureInfo.InvariantCulture)] = new OpenApiResponse { Description = "Done.", Content = ContentOf(answer) };
        }
        var problem = await context.GetOrCreateSchemaAsync(typeof(ProblemDocument), null, ct);
        foreach (var (status, words) in HttpMethods.IsGet(method) ? [.. Always, Writing[0]] : Always.Concat(Writing))
            operation.Responses[status.ToString(CultureInfo.InvariantCulture)] = new OpenApiResponse
            {
                Description = words,
                Content = new Dictionary<string, OpenApiMediaType> { ["application/problem+json"] = new() { Schema = problem, Example = ProblemExample(status, words) } },
            };
    }

    private static Dictionary<string, OpenApiMediaType>? ContentOf(KnownAnswer answer)
    {
        var content = answer.Others.ToDictionary(type => type, _ => new OpenApiMediaType { Schema = new OpenApiSchema { Type = JsonSchemaType.String } });
        if (answer.Form is not null) content[Json] = new OpenApiMediaType { Schema = ShapeOf.Answer(answer.Form), Example = answer.Example };
        return content.Count == 0 ? null : content;
    }

    private static JsonNode? ProblemExample(int status, string words)
    {
        var problems = status == StatusCodes.Status422UnprocessableEntity ? new[] { new Domain.Problem("name", "required", "The name is missing.", "Send a name.") } : null;
        return JsonSerializer.SerializeToNode(new ProblemDocument("about:blank", ProblemAnswer.Title(status), status, words, ProblemAnswer.CodeOf(status), problems), ApiJson.Options);
    }
}
