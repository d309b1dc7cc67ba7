using Portal.Domain;
using Portal.Domain.Access;
using Portal.Platform.Access.Tokens;
using Portal.Platform.Api;

namespace Portal.Platform.Access.Sessions;

internal static class SessionEndpoints
{
    public static void MapSessions(this RouteGroupBuilder api)
    {
        var sessions = api.MapGroup("/sessions").WithTags("Access");
        sessions.MapGet("", ListAsync).WithSummary("Where you are signed in, or with everybody=true where all people are");
        sessions.MapDelete("/{id}", EndAsync).WithSummary("Sign a browser out: your own, or as an administrator anybody's").For(TokenScope.Admin);
        api.MapPost("/people/{person}/sign-out", EndAllAsync).WithTags("Access").WithSummary("End all sessions of a person and revoke all their tokens").For(TokenScope.Admin);
    }

    private static async Task<IResult> ListAsync(HttpContext context, EditSessions sessions, bool? everybody, CancellationToken ct) =>
        ProblemAnswer.From(await sessions.ListAsync(context.Actor(), everybody ?? false, ct), found => Results.Ok(new Page<Session>(found, null).Select(Json)));

    private static async Task<IResult> EndAsync(HttpContext context, string id, EditSessions sessions, CancellationToken ct) =>
        ProblemAnswer.From(await sessions.EndAsync(context.Actor(), new SessionId(id), ct), session => Results.Ok(Json(session)));

    private static async Task<IResult> EndAllAsync(HttpContext context, string person, EditSessions sessions, CancellationToken ct) =>
        ProblemAnswer.From(await sessions.EndAllAsync(context.Actor(), new PersonId(person), ct), ended => Results.Ok(new { ended }));

    private static object Json(Session session) => new
    {
        session.Id,
        person = new { id = session.Person, name = session.PersonName },
        session.Browser,
        session.Address,
        session.BegunAt,
        session.SeenAt,
        session.ExpiresAt,
        session.EndedAt,
        endedBy = session.EndedByName,
    };
}
