namespace Portal.CloudFormation.Diff;

/// <summary>What a change of a property does while the resource stays, as far as the table knows.</summary>
public static class Interruptions
{
    /// <summary>It is made in place but interrupts the resource.</summary>
    /// <param name="path">The property, parts joined with dots, without indices: <c>DBInstanceClass</c>.</param>
    public static bool Follow(string resourceType, string path) => ReplacementTable.Current.Of(resourceType)?.For(path) is PropertyRule.Interrupts;

    /// <summary>The service makes it in place, though the schema calls a replacement conditional.</summary>
    /// <inheritdoc cref="Follow" path="/param"/>
    public static bool StayInPlace(string resourceType, string path) => ReplacementTable.Current.Of(resourceType)?.For(path) is PropertyRule.Open;
}
