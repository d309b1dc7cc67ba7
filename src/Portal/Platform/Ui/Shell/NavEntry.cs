using System.Security.Claims;
using Portal.Domain.Access;

namespace Portal.Platform.Ui.Shell;

/// <summary>One entry of the sidebar. A stage adds its own with <c>services.AddSingleton(new NavEntry(…))</c>.</summary>
/// <param name="Order">Ascending; from 100 on below the line.</param>
/// <param name="VisibleTo">Who sees it; everybody when left out. Hiding an entry protects nothing: the page does.</param>
public sealed record NavEntry(int Order, string Title, string Href, string Icon, Func<ClaimsPrincipal, bool>? VisibleTo = null)
{
    /// <summary>The entries every installation has, in the order of the line.</summary>
    public static IReadOnlyList<NavEntry> Standard { get; } =
    [
        new(10, "Overview", "/", Icons.Home),
        new(20, "Environments", "/environments", Icons.Layers),
        new(30, "New environment", "/new", Icons.Add, person => person.IsInRole(nameof(Role.Requester))),
        new(35, "Requests", "/requests", Icons.Send),
        new(40, "Reviews", "/reviews", Icons.Review),
        new(60, "Catalogue", "/catalogue", Icons.Grid),
    ];
}
