using System.Text.Json;
using Portal.AwsSandbox.CloudWatch.Alarms;
using Portal.AwsSandbox.State;
using Portal.AwsSandbox.Wire;
using Portal.AwsSandbox.Wire.Tongues;

namespace Portal.AwsSandbox.CloudWatch.Actions;

/// <summary>What alarms went through: made or changed, and every change of state, by itself or by hand.</summary>
internal sealed class DescribeAlarmHistory(AlarmBook book, World world)
{
    private static readonly TimeSpan Kept = TimeSpan.FromDays(14);

    // Of all alarms at once only the last day, which bounds the work.
    private static readonly TimeSpan KeptOfAll = TimeSpan.FromDays(1);

    public Output Handle(WireRequest request, Members input)
    {
        var most = input.Number("MaxRecords") ?? 100;
        if (most is < 1 or > 100) throw AwsException.Validation($"1 validation error detected: Value '{most}' at 'maxRecords' failed to satisfy constraint: Member must have value {(most < 1 ? "greater than or equal to 1" : "less than or equal to 100")}");
        var place = PageToken.Read(input.Text("NextToken"), request.Action) ?? new PageToken(0, world.Clock.Shown.ToUnixTimeMilliseconds());
        var now = DateTimeOffset.FromUnixTimeMilliseconds(place.AsOf);
        var name = input.Text("AlarmName");
        var oldest = now - (name is null ? KeptOfAll : Kept);
        var from = input.Time("StartDate") is { } start && start > oldest ? start : oldest;
        var to = input.Time("EndDate") ?? now;
        var region = world.Region(request.Account, request.Region);
        var kind = input.Text("HistoryItemType");
        var items = book.All(region, now, each => name is null || each == name)
            .SelectMany(alarm => Items(region, alarm, from, to, now)).Where(item => kind is null or "" || item.Kind == kind);
        var ordered = input.Text("ScanBy") == "TimestampAscending" ? items.OrderBy(item => item.At) : items.OrderByDescending(item => item.At);
        var page = ordered.Skip((int)place.After).Take(most + 1).ToList();
        return new Output
        {
            { "AlarmHistoryItems", page.Take(most).Select(Shape).ToList() },
            { "NextToken", page.Count > most ? (place with { After = place.After + most }).Write(request.Action) : null },
        };
    }

    private IEnumerable<Item> Items(Region region, AlarmDefinition alarm, DateTimeOffset from, DateTimeOffset to, DateTimeOffset now)
    {
        if (alarm.Spell.From >= from && alarm.Spell.From < to)
            yield return new Item(alarm.Name, alarm.Spell.From, "ConfigurationUpdate", $"Alarm \"{alarm.Name}\" created", JsonSerializer.Serialize(new { version = "1.0", type = "Create" }));
        foreach (var (state, before) in book.Changes(alarm, from, to, now))
            yield return Update(alarm, state.Since, before, state.Value, state.Reason, state.ReasonData);
        foreach (var set in region.Read(_ => region.Facts.SetStates.Where(each => each.Alarm == alarm.Name && each.At >= from && each.At < to).ToList()))
            yield return Update(alarm, set.At, AlarmState.Ok, set.Value, set.Reason, set.Data);
    }

    private static Item Update(AlarmDefinition alarm, DateTimeOffset at, string before, string value, string reason, string? data) => new(
        alarm.Name, at, "StateUpdate", $"Alarm updated from {before} to {value}", JsonSerializer.Serialize(new
        {
            version = "1.0",
            oldState = new { stateValue = before },
            newState = new { stateValue = value, stateReason = reason, stateReasonData = data },
        }));

    private static Output Shape(Item item) => new()
    {
        { "AlarmName", item.Alarm }, { "AlarmType", "MetricAlarm" }, { "Timestamp", item.At }, { "HistoryItemType", item.Kind },
        { "HistorySummary", item.Summary }, { "HistoryData", item.Data },
    };

    private sealed record Item(string Alarm, DateTimeOffset At, string Kind, string Summary, string Data);
}
