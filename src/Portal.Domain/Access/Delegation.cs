namespace Portal.Domain.Access;

/// <summary>For a period somebody decides in the place of a member of a group. It gives that one seat, not the group's role.</summary>
public sealed class Delegation
{
    private Delegation() { }

    public DelegationId Id { get; private set; }
    public string Group { get; private set; } = "";

    /// <summary>The member who is stood in for.</summary>
    public PersonId Member { get; private set; }
    public string MemberName { get; private set; } = "";
    public PersonId Delegate { get; private set; }
    public string DelegateName { get; private set; } = "";
    public DateTimeOffset StartsAt { get; private set; }
    public DateTimeOffset EndsAt { get; private set; }
    public string Reason { get; private set; } = "";
    public DateTimeOffset CreatedAt { get; private set; }

    /// <summary>Ended before its time.</summary>
    public DateTimeOffset? EndedAt { get; private set; }

    public static Delegation Of(Actor member, string group, Actor to, DateTimeOffset startsAt, DateTimeOffset endsAt, string reason, DateTimeOffset now)
    {
        if (!ApproverGroups.Has(group, member)) throw new InvalidOperationException($"{member.Name} is not of group {group} and can't pass it on.");
        if (member.Id == to.Id) throw new InvalidOperationException("Nobody stands in for themselves.");
        return new Delegation
        {
            Id = NewId.At<DelegationId>(now),
            Group = group,
            Member = member.Id,
            MemberName = member.Name,
            Delegate = to.Id,
            DelegateName = to.Name,
            StartsAt = startsAt,
            EndsAt = endsAt,
            Reason = reason,
            CreatedAt = now,
        };
    }

    public bool InForce(DateTimeOffset now) => EndedAt is null && StartsAt <= now && now < EndsAt;

    /// <summary>It is over, or was ended.</summary>
    public bool IsOver(DateTimeOffset now) => EndedAt is not null || now >= EndsAt;

    public void End(DateTimeOffset now)
    {
        if (IsOver(now)) throw new InvalidOperationException($"Delegation {Id} is over already.");
        EndedAt = now;
    }
}
