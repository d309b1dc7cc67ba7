using Portal.Domain;
using Portal.Domain.Access;
using Portal.Domain.Requests;
using Portal.Platform.Data;

namespace Portal.Requests;

/// <summary>The request that goes with an import: it asks for the portal's tags on the stack and for nothing else.</summary>
public sealed class SendImport
{
    /// <summary>Added to what the caller commits, sent already: nothing of it is there to be filled in.</summary>
    public EnvironmentRequest Add(PortalDb db, Actor actor, EnvironmentId environment, string team, RequestContent content, string productHash, DateTimeOffset now)
    {
        var request = EnvironmentRequest.StartDraft(RequestKind.Import, environment, content, actor with { Team = team }, now);
        db.Requests.Add(request);
        db.Revisions.Add(request.Submit(productHash, now));
        db.Record(actor, "request.submitted", request.Id.Value, environment, $"Import {content.Name}, revision {request.Revision}", now);
        return request;
    }
}
