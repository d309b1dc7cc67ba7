namespace Portal.CloudFormation.Parameters;

/// <summary>Values of list types come as one text, separated by commas; spaces around an item don't count.</summary>
public static class ParameterList
{
    /// <summary>No items for an empty text.</summary>
    public static IReadOnlyList<string> Split(string text) =>
        text.Length == 0 ? [] : text.Split(',', StringSplitOptions.TrimEntries);
}
