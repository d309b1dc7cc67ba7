using System.Globalization;
using Portal.Domain;
using Portal.Domain.Environments;
using Portal.Domain.Environments.Schedules;
using Portal.Platform.Access.Tokens;
using Portal.Platform.Api;
using Portal.Platform.Api.OpenApi;

namespace Portal.Environments.Schedules;

/// <param name="Zone">IANA name, such as Europe/Berlin.</param>
/// <param name="Note">Why; approvers read it where the policies want a review.</param>
public sealed record ScheduleBody(string? Zone, IReadOnlyList<RunningDayBody>? Days, string? Note);

/// <param name="Day">monday to sunday.</param>
/// <param name="From">HH:MM by the clocks of the zone.</param>
/// <param name="To">HH:MM; midnight, or a time before from, lies on the next day.</param>
public sealed record RunningDayBody(string? Day, string? From, string? To);

/// <param name="Decision">approve or reject.</param>
/// <param name="Digest">The one that was looked at.</param>
public sealed record ScheduleDecisionBody(string? Decision, string? Digest, string? Comment);

/// <param name="Until">HH:MM by the clocks of the schedule's zone, or a moment; left out, four hours from now.</param>
public sealed record KeepBody(string? Until);

internal static class ScheduleEndpoints
{
    public static void MapSchedules(this RouteGroupBuilder environments)
    {
        environments.MapGet("/{id}/schedule", (HttpContext context, string id, ReadEnvironments find, ReadSchedules read, CancellationToken ct) =>
            WithAsync(context, id, find, async environment => await read.OfAsync(environment, ct), ct)).WithSummary("Hours, whether it runs, what is stopped and saved, what the policies say, and what is asked for");
        environments.MapPut("/{id}/schedule", SetAsync).Takes<ScheduleBody>().For(TokenScope.Request).WithSummary("Set or change the hours: at once, or an approver decides where the policies want a review");
        environments.MapDelete("/{id}/schedule", (HttpContext context, string id, ReadEnvironments find, EditSchedule edit, CancellationToken ct) =>
            WithAsync(context, id, find, environment => edit.RemoveAsync(context.Actor(), environment.Id, ct), ct)).For(TokenScope.Request).WithSummary("Remove the hours: it runs all the time; what is stopped is started");
        environments.MapPost("/{id}/schedule/decision", DecideAsync).Takes<ScheduleDecisionBody>().For(TokenScope.Approve).WithSummary("An approver grants or declines hours that are asked for, by the digest of the plan");
        environments.MapPost("/{id}/schedule/start", KeepAsync).Takes<KeepBody>().For(TokenScope.Request).WithSummary("Start it now, and keep it running until a time");
        environments.MapPost("/{id}/schedule/keep", KeepAsync).Takes<KeepBody>().For(TokenScope.Request).WithSummary("Keep it running until a time, whatever the hours say");
    }

    private static async Task<IResult> SetAsync(HttpContext context, string id, ReadEnvironments find, EditSchedule edit, CancellationToken ct)
    {
        var (body, refusal) = await ReadBody.AsAsync<ScheduleBody>(context);
        if (body is null) return refusal!;
        var problems = new List<Problem>();
        var days = (body.Days ?? []).Select((day, index) => Read(day, $"days[{index}]", problems)).OfType<RunningHours>().ToList();
        if (problems.Count > 0) return ProblemAnswer.From(new Outcome<bool>.Invalid(problems), _ => Results.Empty);
        if (context.HasStrangeIfMatch()) return ProblemAnswer.NoETag();
        return await WithAsync(context, id, find, environment => edit.SetAsync(context.Actor(), environment.Id, new WeeklyHours(body.Zone ?? "", days), body.Note ?? "", ct, context.IfMatch()), ct);
    }

    private static async Task<IResult> DecideAsync(HttpContext context, string id, ReadEnvironments find, DecideSchedule decide, CancellationToken ct)
    {
        var (body, refusal) = await ReadBody.AsAsync<ScheduleDecisionBody>(context);
        if (body is null) return refusal!;
        if (body.Decision is not ("approve" or "reject"))
            return ProblemAnswer.From(new Outcome<bool>.Invalid([new Problem("decision", "allowedValues", "There is no such decision.", "Choose approve or reject.")]), _ => Results.Empty);
        return await WithAsync(context, id, find, environment => decide.RunAsync(context.Actor(), environment.Id, body.Decision == "approve", body.Digest ?? "", body.Comment ?? "", ct), ct);
    }

    private static async Task<IResult> KeepAsync(HttpContext context, string id, ReadEnvironments find, KeepRunning keep, CancellationToken ct)
    {
        var (body, refusal) = await ReadBody.AsAsync<KeepBody>(context);
        return body is null ? refusal! : await WithAsync(context, id, find, environment => keep.RunAsync(context.Actor(), environment.Id, body.Until, ct), ct);
    }

    private static RunningHours? Read(RunningDayBody day, string field, List<Problem> problems)
    {
        var weekday = EnumWord.Of<DayOfWeek>(day.Day);
        if (weekday is null) problems.Add(new Problem($"{field}.day", "allowedValues", "There is no such day.", "Choose monday to sunday."));
        var (from, to) = (Time(day.From, $"{field}.from", problems), Time(day.To, $"{field}.to", problems));
        return weekday is { } known && from is { } begins && to is { } ends ? new RunningHours(known, begins, ends) : null;
    }

    private static TimeOnly? Time(string? text, string field, List<Problem> problems)
    {
        if (TimeOnly.TryParseExact(text, "H:mm", CultureInfo.InvariantCulture, DateTimeStyles.None, out var time)) return time;
        problems.Add(new Problem(field, "format", $"'{text}' is no time of day.", "Write HH:MM, such as 07:30."));
        return null;
    }

    private static async Task<IResult> WithAsync(HttpContext context, string id, ReadEnvironments find, Func<ManagedEnvironment, Task<Outcome<ScheduleView>>> run, CancellationToken ct)
    {
        var found = await find.FindAsync(context.Actor(), id, ct);
        return found is Outcome<ManagedEnvironment>.Done(var environment)
            ? ProblemAnswer.From(await run(environment), view =>
            {
                context.SetETag(view.Schedule?.Version ?? 0);
                return Results.Ok(ScheduleJson.Of(view));
            })
            : ProblemAnswer.From(found, _ => Results.Empty);
    }
}
