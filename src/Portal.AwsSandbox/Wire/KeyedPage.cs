using System.Text;

namespace Portal.AwsSandbox.Wire;

/// <summary>Pages of a list in the order of its items' keys. A token names the last key shown, so that new items don't shift a page.</summary>
internal static class KeyedPage
{
    /// <param name="invalid">What the service answers to a token that it never gave.</param>
    public static (List<T> Items, string? Next) Of<T>(string action, IEnumerable<T> items, Func<T, string> key, string? token, int size, Func<AwsException> invalid)
    {
        var after = token is { Length: > 0 } ? Read(action, token) ?? throw invalid() : null;
        var page = items.OrderBy(key, StringComparer.Ordinal).Where(item => after is null || string.CompareOrdinal(key(item), after) > 0).Take(size + 1).ToList();
        var next = page.Count > size ? Convert.ToBase64String(Encoding.UTF8.GetBytes($"{action}/{key(page[size - 1])}")) : null;
        return ([.. page.Take(size)], next);
    }

    private static string? Read(string action, string token)
    {
        var buffer = new byte[token.Length];
        if (!Convert.TryFromBase64String(token, buffer, out var length)) return null;
        var text = Encoding.UTF8.GetString(buffer, 0, length);
        return text.StartsWith(action + "/", StringComparison.Ordinal) ? text[(action.Length + 1)..] : null;
    }
}
