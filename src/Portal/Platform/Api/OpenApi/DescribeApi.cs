using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;

namespace Portal.Platform.Api.OpenApi;

/// <summary>What the document says of the API as a whole.</summary>
internal sealed class DescribeApi : IOpenApiDocumentTransformer
{
    public const string Scheme = "token";

    public Task TransformAsync(OpenApiDocument document, OpenApiDocumentTransformerContext context, CancellationToken cancellationToken)
    {
        document.Info = new OpenApiInfo
        {
            Title = "Portal",
            Version = "v1",
            Description = "Environments on AWS: ask for them, decide on them, follow and operate them. JSON in camelCase, times in UTC, money as text with its currency. "
                + "Errors are problem details (RFC 9457) with a code, and for wrong input all problems at once. Lists take limit and cursor where there is a nextCursor. POSTs take an Idempotency-Key.",
        };
        // Where the portal is reached is known to who reads this; an address of one node would be wrong behind a proxy.
        document.Servers = [new OpenApiServer { Url = "/" }];
        document.AddComponent<IOpenApiSecurityScheme>(Scheme, new OpenApiSecurityScheme
        {
            Type = SecuritySchemeType.Http,
            Scheme = "bearer",
            Description = "A token of the profile page: Authorization: Bearer portal_… It lets do what its scopes are for, within its person's roles.",
        });
        return Task.CompletedTask;
    }
}
