namespace Portal.Domain.Environments.Waves;

/// <summary>Who goes first: where a failure hurts least, then by name, so that the same choice gives the same order.</summary>
public static class WaveOrder
{
    private static readonly string[] Stages = ["development", "test", "staging", "production"];

    /// <param name="canary">How many go alone at first, 1 or more.</param>
    /// <param name="batch">How many go together afterwards, 1 or more.</param>
    public static IReadOnlyList<WaveMember> Of(IEnumerable<WaveMember> members, int canary, int batch)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(canary, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(batch, 1);
        return [.. members
            .OrderBy(member => Rank(member.Stage)).ThenBy(member => member.Name, StringComparer.Ordinal).ThenBy(member => member.EnvironmentId.Value, StringComparer.Ordinal)
            .Select((member, place) => member with { Batch = place < canary ? 0 : 1 + ((place - canary) / batch) })];
    }

    // A stage that nobody ranked may be as dear as production.
    private static int Rank(string stage) => Array.IndexOf(Stages, stage) is var rank and >= 0 ? rank : Stages.Length - 1;
}
