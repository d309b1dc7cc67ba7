namespace Portal.Domain.Requests;

/// <summary>What the requester of a delete chose where there is a choice; nothing is emptied or left behind unless it stands here.</summary>
/// <param name="EmptyBuckets">Logical ids of buckets whose objects, versions and delete markers go before the stack does.</param>
/// <param name="Retain">Logical ids of resources that could not be deleted before and are left behind now.</param>
public sealed record DeleteChoices(IReadOnlyList<string> EmptyBuckets, IReadOnlyList<string> Retain)
{
    public static DeleteChoices None { get; } = new([], []);
}
