using Portal.Domain.Access;
using Portal.Domain.Notifications;

namespace Portal.Domain.Requests;

/// <summary>Reconcile asks for nothing new: what was changed out of band is put back as declared.</summary>
public enum RequestKind { Create, Change, Upgrade, Delete, Import, Reconcile }

public static class RequestKinds
{
    /// <summary>It updates a stack that stands.</summary>
    public static bool Updates(this RequestKind kind) => kind is RequestKind.Change or RequestKind.Upgrade or RequestKind.Reconcile;
}

/// <summary>Where the request itself stands; what became of it further down the line is <see cref="RequestStanding"/>.</summary>
public enum RequestState { Draft, Submitted, Withdrawn }

/// <summary>What a person asks for. A draft changes freely; each submit leaves an immutable <see cref="RequestRevision"/>.</summary>
public sealed class EnvironmentRequest
{
    private EnvironmentRequest() { }

    public RequestId Id { get; private set; }
    public RequestKind Kind { get; private set; }
    public EnvironmentId EnvironmentId { get; private set; }
    public PersonId Requester { get; private set; }
    public string RequesterName { get; private set; } = "";
    public string Team { get; private set; } = "";
    public RequestContent Content { get; private set; } = RequestContent.Empty;
    public RequestState State { get; private set; }

    /// <summary>Number of the newest submitted revision; 0 before the first submit.</summary>
    public int Revision { get; private set; }

    /// <summary>Whose turn it waits for, such as a wave's id; until then nothing of it is executed. Null when it is not held.</summary>
    public string? HeldBy { get; private set; }
    public DateTimeOffset CreatedAt { get; private set; }
    public DateTimeOffset UpdatedAt { get; private set; }
    public DateTimeOffset? SubmittedAt { get; private set; }

    /// <summary>The row's version, for If-Match and lost races.</summary>
    public uint Version { get; private set; }

    public static EnvironmentRequest StartDraft(RequestKind kind, EnvironmentId environment, RequestContent content, Actor by, DateTimeOffset now) => new()
    {
        Id = NewId.At<RequestId>(now),
        Kind = kind,
        EnvironmentId = environment,
        Requester = by.Id,
        RequesterName = by.Name,
        Team = by.Team,
        Content = content,
        State = RequestState.Draft,
        CreatedAt = now,
        UpdatedAt = now,
    };

    /// <summary>It may be computed and approved, and is not executed before it is released.</summary>
    public void Hold(string by)
    {
        From(RequestState.Draft, "held");
        HeldBy = by;
    }

    public void Release() => HeldBy = null;

    public void Edit(RequestContent content, DateTimeOffset now)
    {
        From(RequestState.Draft, "edited");
        Content = content;
        UpdatedAt = now;
    }

    public RequestRevision Submit(string productHash, DateTimeOffset now)
    {
        From(RequestState.Draft, "submitted");
        State = RequestState.Submitted;
        Revision++;
        SubmittedAt = UpdatedAt = now;
        return new RequestRevision(Id, Revision, productHash, Content, now);
    }

    /// <summary>Back to a draft with its inputs kept, after it was sent back, rejected, expired or failed.</summary>
    public void Reopen(DateTimeOffset now)
    {
        if (State is RequestState.Draft) throw new InvalidOperationException($"Request {Id} is a draft already.");
        State = RequestState.Draft;
        UpdatedAt = now;
    }

    public void Withdraw(DateTimeOffset now)
    {
        if (State is RequestState.Withdrawn) throw new InvalidOperationException($"Request {Id} is withdrawn already.");
        State = RequestState.Withdrawn;
        HeldBy = null;
        UpdatedAt = now;
    }

    /// <summary>Whom news of this request concern.</summary>
    public Concern ToConcern() => new(Requester, RequesterName, Team, EnvironmentId, Content.Name, Kind.ToString().ToLowerInvariant());

    private void From(RequestState expected, string verb)
    {
        if (State != expected) throw new InvalidOperationException($"Request {Id} is {State} and can't be {verb}.");
    }
}
