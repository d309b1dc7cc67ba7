namespace Portal.CloudFormation.Diff;

/// <summary>Which changes of properties are made in place but interrupt the resource, as far as the table knows.</summary>
public static class Interruptions
{
    /// <param name="path">The property, parts joined with dots, without indices: <c>DBInstanceClass</c>.</param>
    public static bool Follow(string resourceType, string path) => ReplacementTable.Current.Of(resourceType)?.For(path) is PropertyRule.Interrupts;
}
