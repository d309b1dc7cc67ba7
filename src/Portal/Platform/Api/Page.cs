namespace Portal.Platform.Api;

/// <summary>One page of a list; <paramref name="NextCursor"/> is null on the last.</summary>
public sealed record Page<T>(IReadOnlyList<T> Items, string? NextCursor)
{
    public Page<TOther> Select<TOther>(Func<T, TOther> map) => new(Items.Select(map).ToList(), NextCursor);
}

/// <summary>Query parameters every list takes.</summary>
public static class Paging
{
    public const int Most = 200;
    private const int Usual = 50;

    public static int Limit(int? asked) => Math.Clamp(asked ?? Usual, 1, Most);

    /// <summary>Cuts a list that was read one row too long, so that the presence of a next page is known.</summary>
    public static Page<T> Cut<T>(List<T> oneTooMany, int limit, Func<T, string> cursorOf) =>
        oneTooMany.Count <= limit
            ? new Page<T>(oneTooMany, null)
            : new Page<T>(oneTooMany.GetRange(0, limit), cursorOf(oneTooMany[limit - 1]));
}
