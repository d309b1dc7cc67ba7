using System.Security.Claims;

namespace Portal.Platform.Ui.Shell;

/// <summary>Who is signed in, as the shell shows it.</summary>
public sealed record ShellPerson(string Name, string? Role, string? Team)
{
    public string Initials => InitialsOf(Name);

    /// <summary>Null while nobody is signed in.</summary>
    public static ShellPerson? Of(ClaimsPrincipal principal) =>
        principal.Identity is { IsAuthenticated: true } identity
            ? new(identity.Name ?? "Unnamed", principal.FindFirst(ClaimTypes.Role)?.Value, principal.FindFirst("team")?.Value)
            : null;

    /// <summary>First letters of the first and last word: "Mara Lindqvist" → "ML".</summary>
    public static string InitialsOf(string name)
    {
        var words = name.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        var letters = words.Length > 1 ? $"{words[0][0]}{words[^1][0]}" : name.Trim() is { Length: > 0 } one ? one[..Math.Min(2, one.Length)] : "?";
        return letters.ToUpperInvariant();
    }
}
