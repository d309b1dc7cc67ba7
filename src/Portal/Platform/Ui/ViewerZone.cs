using Microsoft.AspNetCore.Components;
using Microsoft.JSInterop;

namespace Portal.Platform.Ui;

/// <summary>
/// The time zone of the person's browser. From the cookie that js/theme.js leaves, carried from the prerendered page
/// into its circuit; asked once by interop where there was no cookie yet. Null until it is known: times are UTC then.
/// </summary>
public sealed class ViewerZone(IJSRuntime browser)
{
    /// <summary>IANA name ("Europe/Stockholm"); persisted from the prerendered page.</summary>
    [PersistentState]
    public string? Name { get; set; }

    // A name this machine has no data for leaves the times in UTC, where they are right.
    public TimeZoneInfo? Zone => Name is not null && TimeZoneInfo.TryFindSystemTimeZoneById(Name, out var zone) ? zone : null;

    /// <summary>Asks the browser, unless it is known already; true when that brought news.</summary>
    public async Task<bool> LearnAsync()
    {
        if (Name is not null) return false;
        try
        {
            Name = await browser.InvokeAsync<string>("portalZone");
        }
        catch (JSDisconnectedException)
        {
            // The page is gone; nobody is left to show times to.
        }
        return Name is not null;
    }
}
