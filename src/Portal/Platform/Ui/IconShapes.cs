using System.Collections.Frozen;

namespace Portal.Platform.Ui;

/// <summary>The drawings behind <see cref="Icons"/>: SVG content on a 24 grid, lines only, drawn with a 1.5 px stroke at any size.</summary>
public static class IconShapes
{
    private const string Ring = """<circle cx="12" cy="12" r="8.25"/>""";
    private const string Page = """<path d="M5.25 3.75h9.5l4 4v12.5H5.25z"/>""";
    private const string Padlock = """<rect x="5.25" y="10.5" width="13.5" height="9.75" rx="1.5"/><path d="M8.25 10.5V7.5a3.75 3.75 0 0 1 7.5 0v3"/>""";

    /// <summary>The drawing of an icon. Throws <see cref="ArgumentException"/> for a name nobody has drawn: that is a slip in our own markup.</summary>
    public static string Of(string name) =>
        All.TryGetValue(name, out var shape) ? shape : throw new ArgumentException($"No icon is drawn under the name '{name}'.", nameof(name));

    public static FrozenDictionary<string, string> All { get; } = new Dictionary<string, string>
    {
        [Icons.Add] = """<path d="M12 4.5v15M4.5 12h15"/>""",
        [Icons.ArrowBack] = """<path d="M19.5 12h-15M10.5 6l-6 6 6 6"/>""",
        [Icons.ArrowDown] = """<path d="M12 5.25v13.5M6 12.75l6 6 6-6"/>""",
        [Icons.ArrowForward] = """<path d="M4.5 12h15M13.5 6l6 6-6 6"/>""",
        [Icons.ArrowUp] = """<path d="M12 18.75V5.25M6 11.25l6-6 6 6"/>""",
        [Icons.Bell] = """<path d="M6 16.5V10.5a6 6 0 0 1 12 0v6l1.5 1.5h-15zM10.5 20.25h3"/>""",
        [Icons.Block] = Ring + """<path d="M6.2 6.2l11.6 11.6"/>""",
        [Icons.Bolt] = """<path d="M13.5 3.75 5.25 13.5H11l-.5 6.75L18.75 10.5H13z"/>""",
        [Icons.Bucket] = """<ellipse cx="12" cy="6" rx="8.25" ry="2.5"/><path d="M3.75 6l2.5 12.6c.3 1.1 2.9 1.9 5.75 1.9s5.45-.8 5.75-1.9L20.25 6"/>""",
        [Icons.Building] = """<path d="M18.6 17a8.25 8.25 0 1 1-4-12.8"/>""",
        [Icons.Cache] = """<path d="M12 3.75l8.25 4.05L12 12 3.75 7.8zM3.75 12.3 12 16.5l8.25-4.2M3.75 16.5 12 20.7l8.25-4.2"/>""",
        [Icons.Calendar] = """<path d="M4.5 5.25h15v15h-15zM4.5 9.75h15M8.25 3v3.75M15.75 3v3.75"/>""",
        [Icons.Chart] = """<path d="M3.75 20.25h16.5M6.75 16.5v-5.25M12 16.5V5.25M17.25 16.5V9"/>""",
        [Icons.Check] = """<path d="M5.25 12.75 9.75 17.25 19 7"/>""",
        [Icons.CheckCircle] = Ring + """<path d="M8.25 12.25l2.6 2.6 5-5.3"/>""",
        [Icons.ChevronDown] = """<path d="M6 9l6 6 6-6"/>""",
        [Icons.ChevronLeft] = """<path d="M15 6l-6 6 6 6"/>""",
        [Icons.ChevronRight] = """<path d="M9 6l6 6-6 6"/>""",
        [Icons.Clock] = Ring + """<path d="M12 7.5V12l3 2.25"/>""",
        [Icons.Close] = """<path d="M6 6l12 12M18 6 6 18"/>""",
        [Icons.Copy] = """<rect x="8.25" y="8.25" width="12" height="12" rx="1.8"/><path d="M15.75 8.25v-4.5h-12v12h4.5"/>""",
        [Icons.Dark] = """<path d="M19.8 14.25A8.25 8.25 0 0 1 9.75 4.2a8.25 8.25 0 1 0 10.05 10.05z"/>""",
        [Icons.Database] = """<ellipse cx="12" cy="6.45" rx="7.5" ry="2.7"/><path d="M4.5 6.45v11.1c0 1.5 3.3 2.7 7.5 2.7s7.5-1.2 7.5-2.7V6.45M4.5 12c0 1.5 3.3 2.7 7.5 2.7s7.5-1.2 7.5-2.7"/>""",
        [Icons.Delete] = """<path d="M4.5 6.75h15M9 6.75V4.5h6v2.25M6.75 6.75l.75 13.5h9l.75-13.5M10.5 10.5v6M13.5 10.5v6"/>""",
        [Icons.Document] = Page + """<path d="M14.25 3.75v4.5h4.5M8.25 12h7.5M8.25 15.75h4.5"/>""",
        [Icons.Down] = """<path d="M8.55 3.75h6.9l4.8 4.8v6.9l-4.8 4.8h-6.9l-4.8-4.8v-6.9zM9 9l6 6M15 9l-6 6"/>""",
        [Icons.Download] = """<path d="M12 4.5v10.5M7.5 10.5 12 15l4.5-4.5M4.5 19.5h15"/>""",
        [Icons.Drift] = """<path d="M4.5 6h9a4.5 4.5 0 0 1 0 9H7.5M11.25 11.25 7.5 15l3.75 3.75"/>""",
        [Icons.Edge] = Ring + """<path d="M3.75 12h16.5M12 3.75c6 5.25 6 11.25 0 16.5M12 3.75c-6 5.25-6 11.25 0 16.5"/>""",
        [Icons.Edit] = """<path d="M4.5 19.5v-3.75L15.75 4.5l3.75 3.75L8.25 19.5zM13.5 6.75l3.75 3.75"/>""",
        [Icons.Filter] = """<path d="M3.75 6.75h16.5M6.75 12h10.5M9.75 17.25h4.5"/>""",
        [Icons.Fork] = """<path d="M12 4.5v4.5M12 9l-6.75 5.25v4.5M12 9l6.75 5.25v4.5M12 9v9.75"/>""",
        [Icons.Grid] = """<rect x="3.75" y="3.75" width="6.75" height="6.75" rx="1.5"/><rect x="13.5" y="3.75" width="6.75" height="6.75" rx="1.5"/><rect x="3.75" y="13.5" width="6.75" height="6.75" rx="1.5"/><rect x="13.5" y="13.5" width="6.75" height="6.75" rx="1.5"/>""",
        [Icons.History] = """<path d="M4.5 4.5v4.5H9M4.9 9a8.25 8.25 0 1 1-1 4.5M12 8.25V12l3 2.25"/>""",
        [Icons.Home] = """<path d="M3.75 11.25 12 4.5l8.25 6.75v8.25h-6v-5.25h-4.5v5.25h-6z"/>""",
        [Icons.InBand] = """<path d="M4.5 6h15M4.5 18h15M9 12h6"/>""",
        [Icons.Info] = Ring + """<path d="M12 11.25v4.75M12 7.9v.05"/>""",
        [Icons.Instances] = """<rect x="6.75" y="6.75" width="10.5" height="10.5" rx="1.5"/><path d="M9.75 3.75v3M14.25 3.75v3M9.75 17.25v3M14.25 17.25v3M3.75 9.75h3M3.75 14.25h3M17.25 9.75h3M17.25 14.25h3"/>""",
        [Icons.Key] = """<circle cx="8.25" cy="12" r="4.5"/><path d="M12.75 12h7.5v3.75M16.5 12v3"/>""",
        [Icons.Keyboard] = """<rect x="3" y="6" width="18" height="12" rx="1.5"/><path d="M6.75 9.75v.05M10.25 9.75v.05M13.75 9.75v.05M17.25 9.75v.05M8.25 14.25h7.5"/>""",
        [Icons.Layers] = """<path d="M12 3l8.25 4.5L12 12 3.75 7.5zM3.75 12 12 16.5 20.25 12M3.75 16.5 12 21l8.25-4.5"/>""",
        [Icons.Light] = """<circle cx="12" cy="12" r="3.75"/><path d="M12 3v2.25M12 18.75V21M3 12h2.25M18.75 12H21M5.65 5.65l1.6 1.6M16.75 16.75l1.6 1.6M5.65 18.35l1.6-1.6M16.75 7.25l1.6-1.6"/>""",
        [Icons.Link] = """<path d="M10 14a4.2 4.2 0 0 0 6 0l2.8-2.8a4.2 4.2 0 0 0-6-6L11.5 6.5M14 10a4.2 4.2 0 0 0-6 0l-2.8 2.8a4.2 4.2 0 0 0 6 6l1.3-1.3"/>""",
        [Icons.Lock] = Padlock,
        [Icons.Mail] = """<rect x="3.75" y="5.25" width="16.5" height="13.5" rx="1.5"/><path d="M4.5 6.75 12 12.75l7.5-6"/>""",
        [Icons.Menu] = """<path d="M3.75 6.75h16.5M3.75 12h16.5M3.75 17.25h16.5"/>""",
        [Icons.More] = """<g stroke-width="2.5"><path d="M5.25 12h.01M12 12h.01M18.75 12h.01"/></g>""",
        [Icons.Offline] = """<path d="M3.75 9.75A12 12 0 0 1 7.5 7.4M20.25 9.75a12 12 0 0 0-8.25-3.3M7.5 13.95a6.6 6.6 0 0 1 3-1.5M12 18v.05M4.5 4.5l15 15"/>""",
        [Icons.Online] = """<path d="M3.75 9.75a12 12 0 0 1 16.5 0M7.5 13.95a6.6 6.6 0 0 1 9 0M12 18v.05"/>""",
        [Icons.Open] = """<path d="M10.5 5.25H5.25v13.5h13.5V13.5M13.5 4.5h6v6M19.5 4.5 11.25 12.75"/>""",
        [Icons.Pause] = """<path d="M8.25 5.25v13.5M15.75 5.25v13.5"/>""",
        [Icons.Person] = """<circle cx="12" cy="8.25" r="3.75"/><path d="M4.5 20.25c.6-4.1 3.5-6 7.5-6s6.9 1.9 7.5 6"/>""",
        [Icons.Play] = """<path d="M7.5 5.25v13.5L18 12z"/>""",
        [Icons.Pulse] = """<path d="M3 12h4.5l3-6.75 3.75 13.5 3-6.75H21"/>""",
        [Icons.Refresh] = """<path d="M19.5 4.5V9H15M19.1 9a8.25 8.25 0 1 0 1 4.5"/>""",
        [Icons.Review] = Page + """<path d="M8.25 13.5l2.6 2.6 5-5.3"/>""",
        [Icons.Search] = """<circle cx="10.5" cy="10.5" r="6"/><path d="M15 15l5.25 5.25"/>""",
        [Icons.Send] = """<path d="M3.75 11.25 20.25 3.75l-6.75 16.5-3-6.75zM10.5 13.5l4.5-4.5"/>""",
        [Icons.Settings] = """<circle cx="12" cy="12" r="3"/><path d="M12 3v3M12 18v3M3 12h3M18 12h3M5.7 5.7l2.1 2.1M16.2 16.2l2.1 2.1M5.7 18.3l2.1-2.1M16.2 7.8l2.1-2.1"/>""",
        [Icons.Shield] = """<path d="M12 3.75l7.5 2.7v5.3c0 4.3-3 7.3-7.5 8.5-4.5-1.2-7.5-4.2-7.5-8.5v-5.3z"/>""",
        [Icons.SignOut] = """<path d="M12 4.5H5.25v15H12M9.75 12h10.5M16.5 8.25 20.25 12l-3.75 3.75"/>""",
        [Icons.Swap] = """<path d="M4.5 8.25h15M15.75 4.5l3.75 3.75L15.75 12M19.5 15.75h-15M8.25 12 4.5 15.75l3.75 3.75"/>""",
        [Icons.System] = Ring + """<path d="M12 3.75v16.5M14.5 7.5h4M14.5 12h5.5M14.5 16.5h4"/>""",
        [Icons.TrendingUp] = """<path d="M3.75 18l6-6 3.75 3.75 6.75-8.25M15 6.75h5.25V12"/>""",
        [Icons.Undo] = """<path d="M8.25 4.5 4.5 8.25 8.25 12M4.5 8.25h9a5.25 5.25 0 0 1 0 10.5H8.25"/>""",
        [Icons.Unknown] = """<circle cx="12" cy="12" r="8.25" stroke-dasharray="2.2 2.2"/><path d="M9.9 9.9a2.25 2.25 0 1 1 3 2.2c-.6.3-.9.75-.9 1.5M12 16.4v.05"/>""",
        [Icons.Users] = """<circle cx="9" cy="8.7" r="3.3"/><path d="M3 19.5c.6-3.6 3-5.25 6-5.25s5.4 1.65 6 5.25M15.75 5.7a3.2 3.2 0 0 1 0 6.1M17.25 14.55c2.1.600 3.45 2.25 3.75 4.95"/>""",
        [Icons.Warning] = """<path d="M12 3.75 21 19.5H3zM12 9.75v4.5M12 16.9v.05"/>""",
    }.ToFrozenDictionary();
}
