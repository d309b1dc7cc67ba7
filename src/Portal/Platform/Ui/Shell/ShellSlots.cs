namespace Portal.Platform.Ui.Shell;

/// <summary>Places of the shell that other parts fill with a component of theirs: <c>services.Configure&lt;ShellSlots&gt;(s =&gt; s.Bell = typeof(NotificationsBell))</c>.</summary>
public sealed class ShellSlots
{
    /// <summary>Instead of the plain search box that leads to the list of environments.</summary>
    public Type? Search { get; set; }

    /// <summary>The notifications bell; nothing stands there until somebody brings one. See <see cref="BellButton"/> for its look.</summary>
    public Type? Bell { get; set; }

    /// <summary>Foot of the sidebar: whether jobs are on time.</summary>
    public Type? SidebarFoot { get; set; }

    /// <summary>Over every page: what leads newcomers along.</summary>
    public Type? Guide { get; set; }
}
