namespace Portal.Platform.Ui;

/// <summary>Ids for elements that refer to each other (a label to its field). Unique in the process, so in any page.</summary>
public static class ElementId
{
    private static long last;

    public static string Next(string kind) => $"{kind}-{Interlocked.Increment(ref last)}";
}
