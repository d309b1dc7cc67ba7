namespace Portal.Platform.Api.OpenApi;

/// <summary>
/// The body that an endpoint reads by hand (<see cref="ReadBody"/>), for its description. The framework's own word for it
/// would refuse calls by their content type before anybody could say in a problem document what is wrong.
/// </summary>
internal sealed record TakenBody(Type Type);

internal static class BodyOfEndpoint
{
    public static RouteHandlerBuilder Takes<TBody>(this RouteHandlerBuilder builder) => builder.WithMetadata(new TakenBody(typeof(TBody)));
}
