using System.Text.RegularExpressions;
using Microsoft.Playwright;

namespace Portal.EndToEnd;

/// <summary>
/// Waits for an address by asking for it again and again. Playwright's own wait listens for the navigation, which on a busy machine
/// can pass between its look at the address and the moment in which it begins to listen.
/// </summary>
public static class Arrival
{
    /// <param name="address">With ** for anything, and * for anything without a slash.</param>
    public static Task ArriveAsync(this IPage page, string address) =>
        page.ArriveAsync(new Regex($"^{Regex.Escape(address).Replace(@"\*\*", ".*", StringComparison.Ordinal).Replace(@"\*", "[^/]*", StringComparison.Ordinal)}$"));

    public static async Task ArriveAsync(this IPage page, Regex address)
    {
        await Assertions.Expect(page).ToHaveURLAsync(address);
        await page.WaitForLoadStateAsync();
    }
}
