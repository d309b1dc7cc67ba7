namespace Portal.Platform.Ui;

/// <summary>Names of the drawn icons; where a Material Symbol means the same, it has that symbol's name.</summary>
public static class Icons
{
    public const string Add = "add", ArrowBack = "arrow_back", ArrowDown = "arrow_downward", ArrowForward = "arrow_forward",
        ArrowUp = "arrow_upward", Bell = "notifications", Block = "block", Bolt = "bolt", Bucket = "bucket", Building = "progress_activity",
        Cache = "stacks", Calendar = "calendar_today", Chart = "bar_chart", Check = "check", CheckCircle = "check_circle",
        ChevronDown = "expand_more", ChevronLeft = "chevron_left", ChevronRight = "chevron_right", Clock = "schedule", Close = "close",
        Copy = "content_copy", Dark = "dark_mode", Database = "database", Delete = "delete", Document = "description",
        Download = "download", Down = "dangerous", Drift = "drift", Edge = "public", Edit = "edit", Filter = "filter_list",
        Fork = "lan", Grid = "grid_view", History = "history", Home = "home", InBand = "density_medium", Info = "info",
        Instances = "memory", Key = "key", Keyboard = "keyboard", Layers = "layers", Light = "light_mode", Link = "link", Lock = "lock",
        Mail = "mail", Menu = "menu", More = "more_horiz", Offline = "wifi_off", Online = "wifi", Open = "open_in_new", Pause = "pause",
        Person = "person", Play = "play_arrow", Pulse = "monitoring", Refresh = "refresh", Review = "task", Search = "search",
        Send = "send", Settings = "settings", Shield = "shield", SignOut = "logout", Swap = "swap_horiz", System = "contrast",
        TrendingUp = "trending_up", Undo = "undo", Unknown = "help", Users = "group", Warning = "warning";
}
