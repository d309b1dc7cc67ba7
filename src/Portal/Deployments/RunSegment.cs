using Portal.Domain.Deployments;

namespace Portal.Deployments;

/// <summary>How one stretch of work on a resource went. Undone is work of a rollback.</summary>
public enum RunKind { Running, Made, Removed, Kept, Undone, Cancelled, Failed }

/// <param name="End">Null while it runs.</param>
/// <param name="Undoes">Begun after the stack had started to roll back.</param>
public sealed record RunSegment(DateTimeOffset Start, DateTimeOffset? End, RunKind Kind, bool Undoes)
{
    public ResourceOperation Operation { get; init; }

    internal static ResourceOperation OperationOf(StackEvent e) => e.Status switch
    {
        ['U', ..] => ResourceOperation.Update,
        ['D', ..] => ResourceOperation.Delete,
        _ => ResourceOperation.Create,
    };

    internal RunSegment Close(StackEvent by) => this with { End = by.At, Kind = KindOf(by, Undoes) };

    internal static RunKind KindOf(StackEvent e, bool undoes) => e switch
    {
        { IsFailure: true, IsCancelled: true } => RunKind.Cancelled,
        { IsFailure: true } => RunKind.Failed,
        _ when e.Status.EndsWith("_SKIPPED", StringComparison.Ordinal) => RunKind.Kept,
        _ when undoes => RunKind.Undone,
        _ when e.Status.StartsWith("DELETE", StringComparison.Ordinal) => RunKind.Removed,
        _ => RunKind.Made,
    };
}
