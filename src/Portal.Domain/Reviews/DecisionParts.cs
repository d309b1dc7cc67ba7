using Portal.Domain.Access;

namespace Portal.Domain.Reviews;

/// <summary>What a decision may have beside its comment.</summary>
/// <param name="StandIns">Delegations of the person who decides; those out of force are passed over.</param>
/// <param name="Window">When it may begin; only with an approval.</param>
/// <param name="Fields">Comments by the path of the field; only when sent back.</param>
public sealed record DecisionParts(IReadOnlyList<Delegation> StandIns, ChangeWindow? Window, IReadOnlyDictionary<string, string> Fields)
{
    public static DecisionParts None { get; } = new([], null, new Dictionary<string, string>());
}
