using System.CommandLine;

namespace Portal.CommandLine.Calls;

/// <summary>Options that every command takes.</summary>
internal static class GlobalOptions
{
    private const string Json = "json";

    public static Option<string?> Url { get; } = new("--url")
    {
        Description = "Address of the portal. Else PORTAL_URL, else the one of the last login",
        HelpName = "ADDRESS",
        Recursive = true,
    };

    public static Option<string?> TokenFile { get; } = new("--token-file")
    {
        Description = "File with a token. Else PORTAL_TOKEN, PORTAL_TOKEN_FILE, or what login kept for this address",
        HelpName = "FILE",
        Recursive = true,
    };

    private static readonly Option<string> Output = MakeOutput();

    public static IEnumerable<Option> All => [Url, TokenFile, Output];

    public static bool IsJson(ParseResult parsed) => parsed.GetValue(Output) == Json;

    private static Option<string> MakeOutput()
    {
        var output = new Option<string>("--output", "-o") { Description = "For people, or as the API answers", DefaultValueFactory = _ => "table", Recursive = true };
        output.AcceptOnlyFromAmong("table", Json);
        return output;
    }
}
