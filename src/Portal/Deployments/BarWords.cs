namespace Portal.Deployments;

/// <summary>The words beside the last bar of a line.</summary>
public static class BarWords
{
    public static string Of(TimelineRow row, DateTimeOffset now) => row.Segments is not [.., var last] ? ""
        : last.Kind switch
        {
            RunKind.Running when row.Count > 1 => "running",
            RunKind.Running when row.Over is { } over => $"{Elapsed.Words(now - last.Start)}, usually {Elapsed.Short(row.Usual!.Value)}: overdue by {Elapsed.Words(over)}",
            RunKind.Running when row.Expected is { } expected && row.Usual is not null => $"{Elapsed.Words(now - last.Start)} of about {Elapsed.Words(expected.End - expected.Start)}",
            RunKind.Running => Elapsed.Words(now - last.Start),
            RunKind.Made when row.Over is not null => $"{Elapsed.Short(last.End!.Value - last.Start)}, usually {Elapsed.Short(row.Usual!.Value)}",
            RunKind.Made => Elapsed.Short(last.End!.Value - last.Start),
            RunKind.Removed => $"deleted, {Elapsed.Short(last.End!.Value - last.Start)}",
            _ => RunLook.Word(last.Kind),
        };

    /// <summary>The same on a phone: a time. What became of it, the sign before the name tells there.</summary>
    public static string Brief(TimelineRow row, DateTimeOffset now) => row.Segments is not [.., var last] ? ""
        : last.Kind switch
        {
            RunKind.Running when row.Count > 1 => "running",
            RunKind.Running when row.Over is { } over => $"{Elapsed.Words(over)} over",
            RunKind.Running => Elapsed.Words(now - last.Start),
            RunKind.Made or RunKind.Removed => Elapsed.Short(last.End!.Value - last.Start),
            _ => "",
        };
}
