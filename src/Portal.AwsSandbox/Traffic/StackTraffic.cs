namespace Portal.AwsSandbox.Traffic;

/// <summary>
/// All that demand on one environment depends on, beside the time. The world's seed, the place and the stack's name decide its
/// character, so that the same seed makes the same world.
/// </summary>
/// <param name="Seed">The world's seed.</param>
/// <param name="Stack">The stack's name; a stack made anew under it meets the same users.</param>
/// <param name="Created">Nobody asks for anything before.</param>
/// <param name="BaseRate">Requests a second, the mean of a week at the time it was created.</param>
public sealed record StackTraffic(string Seed, string Account, string Region, string Stack, DateTimeOffset Created, double BaseRate)
{
    private Character? character;

    // What a "with" changes may change the character, so a copy draws its own.
    private StackTraffic(StackTraffic other) =>
        (Seed, Account, Region, Stack, Created, BaseRate, LoadFactors) =
        (other.Seed, other.Account, other.Region, other.Stack, other.Created, other.BaseRate, other.LoadFactors);

    /// <summary>Load ordered on top, in any order; where several cover a moment they multiply.</summary>
    public IReadOnlyList<LoadFactor> LoadFactors { get; init; } = [];

    public Character Character => character ??= Character.Of($"{Seed}/{Account}/{Region}/{Stack}", Region);
}
