using Microsoft.Extensions.Options;

namespace Portal.Health;

/// <summary>Every wrong key at once, each with what to do.</summary>
internal sealed class CheckHealthSettings : IValidateOptions<HealthSettings>
{
    private const string Key = HealthSettings.Section;

    public ValidateOptionsResult Validate(string? name, HealthSettings options)
    {
        var wrong = new List<string>();
        if (options.EverySeconds < 1) wrong.Add($"{Key}:EverySeconds must be 1 or more.");
        if (options.CalmEverySeconds < options.EverySeconds) wrong.Add($"{Key}:CalmEverySeconds must not be below EverySeconds.");
        if (options.SeldomEverySeconds < options.EverySeconds) wrong.Add($"{Key}:SeldomEverySeconds must not be below EverySeconds.");
        if (options.MetricsEveryMinutes is < 1 or > 1440) wrong.Add($"{Key}:MetricsEveryMinutes must be from 1 to 1440.");
        if (options.SettleSeconds < 0) wrong.Add($"{Key}:SettleSeconds must be 0 or more.");
        if (options.ObjectivePercent is <= 0 or >= 100) wrong.Add($"{Key}:ObjectivePercent is {options.ObjectivePercent}. Set a percentage below 100, such as 99.9: nothing is available always.");
        if (options.WindowDays is < 1 or > 62) wrong.Add($"{Key}:WindowDays must be from 1 to 62; CloudWatch keeps five-minute values for 63 days.");
        if (options.FewRequests < 0) wrong.Add($"{Key}:FewRequests must be 0 or more.");
        if (options.KeepMinutesDays < 0.25) wrong.Add($"{Key}:KeepMinutesDays must be 0.25 or more.");
        if (options.KeepFiveMinutesDays < options.WindowDays + 1) wrong.Add($"{Key}:KeepFiveMinutesDays must be more than WindowDays.");
        if (options.KeepHoursDays < options.KeepFiveMinutesDays) wrong.Add($"{Key}:KeepHoursDays must not be below KeepFiveMinutesDays.");
        if (options.DrillEverySeconds < 0.1) wrong.Add($"{Key}:DrillEverySeconds must be 0.1 or more.");
        if (options.DrillMinutes is < 1 or > 240) wrong.Add($"{Key}:DrillMinutes must be from 1 to 240.");
        if (!TimeZoneInfo.TryFindSystemTimeZoneById(options.QuietZone, out _)) wrong.Add($"{Key}:QuietZone is '{options.QuietZone}'. Write a time zone such as Europe/Berlin or UTC.");
        if (options.UsableCpuPercent is <= 0 or > 100) wrong.Add($"{Key}:UsableCpuPercent must be above 0 and at most 100.");
        if ((options.QuietFrom is { Length: > 0 }) != (options.QuietTo is { Length: > 0 })) wrong.Add($"{Key}:QuietFrom and QuietTo go together: set both or none.");
        foreach (var (key, time) in new[] { ("QuietFrom", options.QuietFrom), ("QuietTo", options.QuietTo) })
            if (time is { Length: > 0 } && !TimeOnly.TryParseExact(time, "HH:mm", out _)) wrong.Add($"{Key}:{key} is '{time}'. Write a time of day such as 22:00.");
        return wrong.Count == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(wrong);
    }
}
