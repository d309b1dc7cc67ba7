namespace Portal.Platform.Api;

/// <summary>Reads one word of a closed list. The framework's own parser also takes numbers, and makes of several words with commas between them a value that nobody defined.</summary>
public static class EnumWord
{
    /// <returns>Null where it is none of the names, in whatever case.</returns>
    public static T? Of<T>(string? word) where T : struct, Enum =>
        Array.FindIndex(Enum.GetNames<T>(), name => string.Equals(name, word, StringComparison.OrdinalIgnoreCase)) is var at and >= 0 ? Enum.GetValues<T>()[at] : null;
}
