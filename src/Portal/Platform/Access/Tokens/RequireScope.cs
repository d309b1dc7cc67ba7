using Portal.Platform.Api;

namespace Portal.Platform.Access.Tokens;

/// <summary>What a token must be for to call an endpoint. Reading takes <see cref="TokenScope.Read"/>; every other endpoint names its own.</summary>
/// <param name="Scope">Null: any token, whatever it is for.</param>
public sealed record NeededScope(TokenScope? Scope);

internal static class ScopedEndpoints
{
    public static TBuilder For<TBuilder>(this TBuilder builder, TokenScope scope) where TBuilder : IEndpointConventionBuilder => builder.WithMetadata(new NeededScope(scope));

    public static TBuilder ForAnyToken<TBuilder>(this TBuilder builder) where TBuilder : IEndpointConventionBuilder => builder.WithMetadata(new NeededScope(null));
}

/// <summary>Refuses a call that its token is not for.</summary>
internal sealed class RequireScope : IEndpointFilter
{
    public ValueTask<object?> InvokeAsync(EndpointFilterInvocationContext context, EndpointFilterDelegate next)
    {
        var http = context.HttpContext;
        return WhyNot(http) is { } why ? ValueTask.FromResult<object?>(ProblemAnswer.Of(StatusCodes.Status403Forbidden, "scope", why)) : next(context);
    }

    private static string? WhyNot(HttpContext http)
    {
        var needed = Needed(http.GetEndpoint(), http.Request.Method);
        return needed.Scope is not { } scope || http.User.HasClaim(BearerTokens.ScopeClaim, scope.ToString()) ? null
            : $"This takes a token with the scope {scope.ToString().ToLowerInvariant()}. Make one on your profile page.";
    }

    /// <summary>An endpoint that writes and names none takes the widest.</summary>
    public static NeededScope Needed(Endpoint? endpoint, string method) =>
        endpoint?.Metadata.GetMetadata<NeededScope>() ?? (HttpMethods.IsGet(method) || HttpMethods.IsHead(method) ? new NeededScope(TokenScope.Read) : new NeededScope(TokenScope.Admin));
}
