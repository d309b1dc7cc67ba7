using Portal.AwsSandbox.CloudWatch.Alarms;
using Portal.AwsSandbox.State;
using Portal.AwsSandbox.Wire;
using Portal.AwsSandbox.Wire.Tongues;

namespace Portal.AwsSandbox.CloudWatch.Actions;

/// <summary>Alarms with the states that their metrics give them.</summary>
internal sealed class DescribeAlarms(AlarmBook book, World world)
{
    public Output Handle(WireRequest request, Members input)
    {
        var most = input.Number("MaxRecords") ?? 50;
        if (most is < 1 or > 100) throw AwsException.Validation($"1 validation error detected: Value '{most}' at 'maxRecords' failed to satisfy constraint: Member must have value {(most < 1 ? "greater than or equal to 1" : "less than or equal to 100")}");
        var names = input.Texts("AlarmNames");
        var prefix = input.Text("AlarmNamePrefix");
        if (names is { Count: > 100 }) throw AwsException.Validation("1 validation error detected: Value at 'alarmNames' failed to satisfy constraint: Member must have length less than or equal to 100");
        if (names is { Count: > 0 } && prefix is not null) throw AwsException.Validation("Only one of AlarmNames and AlarmNamePrefix can be specified");
        if (input.Text("StateValue") is { Length: > 0 } asked && asked is not (AlarmState.Ok or AlarmState.Alarm or AlarmState.Insufficient))
            throw AwsException.Validation($"1 validation error detected: Value '{asked}' at 'stateValue' failed to satisfy constraint: Member must satisfy enum value set: [INSUFFICIENT_DATA, ALARM, OK]");
        var place = PageToken.Read(input.Text("NextToken"), request.Action) ?? new PageToken(0, 0);
        var region = world.Region(request.Account, request.Region);
        var now = world.Clock.Shown;
        var found = Shown(input) ? Matching(region, input, names, prefix, now) : [];
        var page = found.Skip((int)place.After).Take(most + 1).ToList();
        book.Prepare(region, [.. page.Take(most)], now);
        return new Output
        {
            { "CompositeAlarms", new List<Output>() },
            { "MetricAlarms", page.Take(most).Select(alarm => AlarmShapes.Alarm(alarm, book.StateAt(region, alarm, now))).ToList() },
            { "NextToken", page.Count > most ? new PageToken(place.After + most, 0).Write(request.Action) : null },
        };
    }

    // There are no composite alarms, so nothing is a child or a parent of one.
    private static bool Shown(Members input) =>
        (input.Texts("AlarmTypes") is not { Count: > 0 } types || types.Contains("MetricAlarm")) &&
        input.Text("ChildrenOfAlarmName") is null && input.Text("ParentsOfAlarmName") is null;

    private IEnumerable<AlarmDefinition> Matching(Region region, Members input, List<string>? names, string? prefix, DateTimeOffset now) =>
        from alarm in book.All(region, now, name => (names is not { Count: > 0 } || names.Contains(name)) && (prefix is null || name.StartsWith(prefix, StringComparison.Ordinal)))
        where input.Text("ActionPrefix") is not { Length: > 0 } action || ((string[])["AlarmActions", "OKActions", "InsufficientDataActions"])
            .Any(kind => alarm.Spell.Texts(kind).Any(each => each.StartsWith(action, StringComparison.Ordinal)))
        where input.Text("StateValue") is not { Length: > 0 } state || book.ValueAt(region, alarm, now) == state
        select alarm;
}
