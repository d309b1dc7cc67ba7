using System.Text.Json;
using Portal.AwsSandbox.CloudWatch.Alarms;
using Portal.AwsSandbox.State;
using Portal.AwsSandbox.Wire;
using Portal.AwsSandbox.Wire.Tongues;

namespace Portal.AwsSandbox.CloudWatch.Actions;

/// <summary>Sets an alarm's state until it is next evaluated, within a minute.</summary>
internal sealed class SetAlarmState(AlarmBook book, World world)
{
    private const int Kept = 1_000;

    public async Task<Output?> HandleAsync(WireRequest request, Members input)
    {
        var name = Inputs.Required(input, "AlarmName");
        var value = Inputs.Required(input, "StateValue");
        var reason = input.Text("StateReason") ?? throw Inputs.Missing("StateReason");
        if (value is not (AlarmState.Ok or AlarmState.Alarm or AlarmState.Insufficient))
            throw AwsException.Validation($"1 validation error detected: Value '{value}' at 'stateValue' failed to satisfy constraint: Member must satisfy enum value set: [INSUFFICIENT_DATA, ALARM, OK]");
        if (reason.Length > 1023) throw AwsException.Validation("1 validation error detected: Value at 'stateReason' failed to satisfy constraint: Member must have length less than or equal to 1023");
        var data = input.Text("StateReasonData");
        if (data is { Length: > 0 } && !IsJson(data)) throw new AwsException("InvalidFormat", "StateReasonData is not valid JSON");
        var region = world.Region(request.Account, request.Region);
        var now = world.Clock.Shown;
        if (!book.All(region, now, each => each == name).Any()) throw new AwsException("ResourceNotFound", $"Unknown alarm {name}", 404);
        await region.ChangeAsync(_ =>
        {
            region.Facts.SetStates.Add(new SetState(name, value, reason, data, now));
            if (region.Facts.SetStates.Count > Kept) region.Facts.SetStates.RemoveAt(0);
            region.TouchFacts();
            return true;
        });
        return null;
    }

    private static bool IsJson(string text)
    {
        try
        {
            using var document = JsonDocument.Parse(text);
            return true;
        }
        catch (JsonException)
        {
            return false;
        }
    }
}
