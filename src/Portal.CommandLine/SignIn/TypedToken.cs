using System.Text;
using Portal.CommandLine.Output;

namespace Portal.CommandLine.SignIn;

/// <summary>A token from standard input: piped, or typed without being shown.</summary>
internal static class TypedToken
{
    public static async Task<string> ReadAsync(Screen screen, CancellationToken ct)
    {
        if (Console.IsInputRedirected) return (await Console.In.ReadLineAsync(ct))?.Trim() ?? "";
        screen.Ask("Token: ");
        var token = new StringBuilder();
        for (var key = Console.ReadKey(intercept: true); key.Key is not ConsoleKey.Enter; key = Console.ReadKey(intercept: true))
        {
            if (key.Key is ConsoleKey.Backspace) token.Length = Math.Max(0, token.Length - 1);
            else if (!char.IsControl(key.KeyChar)) token.Append(key.KeyChar);
        }
        screen.Note("");
        return token.ToString().Trim();
    }
}
