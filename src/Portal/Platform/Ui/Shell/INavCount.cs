using System.Security.Claims;

namespace Portal.Platform.Ui.Shell;

/// <summary>
/// The small figure at a sidebar entry, such as reviews that wait. A stage registers its own, scoped:
/// <c>services.AddScoped&lt;INavCount, WaitingDecisions&gt;()</c>. Asked at the start of a circuit and after each change of page.
/// </summary>
public interface INavCount
{
    /// <summary>The address of the entry it belongs to.</summary>
    string Href { get; }

    /// <summary>The figure for this person; null or 0 shows nothing.</summary>
    Task<int?> CountAsync(ClaimsPrincipal person, CancellationToken cancellation);
}
