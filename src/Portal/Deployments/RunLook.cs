using Portal.Platform.Ui;

namespace Portal.Deployments;

/// <summary>How a stretch of work looks: its word, its icon and its colour. Null is what waits.</summary>
public static class RunLook
{
    public static string Word(RunKind? kind) => kind switch
    {
        RunKind.Running => "running",
        RunKind.Made => "done",
        RunKind.Removed => "deleted",
        RunKind.Kept => "kept",
        RunKind.Undone => "rolled back",
        RunKind.Cancelled => "cancelled",
        RunKind.Failed => "failed",
        _ => "waiting",
    };

    public static string Css(RunKind? kind) => kind is null ? "waits" : kind.Value.ToString().ToLowerInvariant();

    public static string Icon(RunKind? kind) => kind switch
    {
        RunKind.Running => Icons.Building,
        RunKind.Made => Icons.Check,
        RunKind.Removed => Icons.Delete,
        RunKind.Kept => Icons.Lock,
        RunKind.Undone => Icons.Undo,
        RunKind.Cancelled or RunKind.Failed => Icons.Close,
        _ => Icons.Clock,
    };

    public static string IconClass(RunKind? kind) => kind switch
    {
        RunKind.Running => "s acc pulse",
        RunKind.Made => "s ok",
        RunKind.Failed => "s bad",
        _ => "s t3",
    };
}
