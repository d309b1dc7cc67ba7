namespace Portal.Platform.Ui.Shell;

/// <summary>What js/theme.js left in its cookie: the choice (light, dark, system) and the theme it comes to.</summary>
public sealed record ThemeCookie(string Choice, string Shown)
{
    /// <summary>Anything unheard of counts as no choice; light is shown until the browser says otherwise.</summary>
    public static ThemeCookie Of(string? value) => value switch
    {
        "dark" => new("dark", "dark"),
        "light" => new("light", "light"),
        "systemdark" => new("system", "dark"),
        _ => new("system", "light"),
    };
}
