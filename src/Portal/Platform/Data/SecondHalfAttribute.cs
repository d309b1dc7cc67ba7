namespace Portal.Platform.Data;

/// <summary>
/// Marks a migration that takes away what the version before could still read or write, as the second half of a change in
/// two steps: the first stopped the use of it and was released before. Without it a test refuses such a migration, because
/// a node of the version before runs on while the first new one migrates.
/// </summary>
/// <param name="first">Id of the migration that was the first half, such as 20261123060548_Access.</param>
/// <param name="why">Why nobody uses any more what goes, in a sentence.</param>
[AttributeUsage(AttributeTargets.Class)]
public sealed class SecondHalfAttribute(string first, string why) : Attribute
{
    public string First { get; } = first;

    public string Why { get; } = why;
}
