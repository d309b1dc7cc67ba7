using System.ComponentModel;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using Portal.Domain.Costs;
using Portal.Platform;
using Portal.Platform.Aws;
using Portal.Platform.Data;
using Portal.Platform.Jobs;

namespace Portal.Costs.Billed;

/// <summary>
/// Reads the bill, one step a look: a survey of totals by day, then the days that differ from what is kept, grouped by
/// environment and service. Each step is committed, so a node that dies loses one request at most.
/// </summary>
[Description("Reads the bill from Cost Explorer")]
public sealed class ReadBill(JobParts parts, CostExplorerOfCosts costExplorer, CostRequests requests, IOptions<PortalSettings> settings) : LookedJob<BilledReading>(parts)
{
    public const string NoData = "Cost Explorer has no data yet. It begins about a day after the first use.";

    /// <summary>Less than that is the rounding of sums.</summary>
    private const decimal Differs = 0.000001m;

    /// <summary>Sums of a month add up more of it.</summary>
    private const decimal DiffersOfMonth = 0.0001m;

    /// <summary>Use arrives late for some days. They are read again once a day; only the newest are at every reading.</summary>
    private const int SettlingDays = 4, NewestDays = 2;

    private static readonly TimeSpan AfterTrouble = TimeSpan.FromHours(1);

    /// <summary>After a slot begins: AWS's own refreshes take a while.</summary>
    private static readonly TimeSpan Late = TimeSpan.FromMinutes(10);

    protected override int Workers => 1;

    protected override FormattableString Due(DateTimeOffset now) => $"""
        SELECT r.* FROM billed_readings r WHERE r.next_look_at <= {now} LIMIT 1 FOR UPDATE SKIP LOCKED
        """;

    protected override Task<DateTimeOffset?> NextDueAsync(PortalDb db, CancellationToken ct) => db.BilledReadings.Where(reading => reading.NextLookAt != null).MinAsync(reading => reading.NextLookAt, ct);

    protected override async Task LookAsync(PortalDb db, BilledReading record, CancellationToken ct)
    {
        var now = Clock.GetUtcNow();
        try
        {
            record.Use(costExplorer.Metric);
            if (record.Pending is [var span, ..]) await ReadSpanAsync(db, record, span, now, ct);
            else await SurveyAsync(db, record, now, ct);
        }
        catch (CostAllowanceException none) when (record.Pending is [{ IsBackfill: true }, ..])
        {
            // The oldest months stay unread; what is to come is read as ever.
            record.LeaveRest();
            await EndAsync(db, record, now, ct);
            record.Failed(none.Message, NextSlot(now));
        }
        catch (CostAllowanceException none)
        {
            record.Failed(none.Message, new DateTimeOffset(now.UtcDateTime.Date, TimeSpan.Zero).AddDays(1) + Late);
        }
        catch (AwsFaultException fault) when (fault.Fault is AwsFault.Refused { Code: "DataUnavailableException" })
        {
            record.Failed(NoData, NextSlot(now));
        }
        catch (AwsFaultException fault)
        {
            record.Failed(fault.Fault.Sentence, now + AfterTrouble);
        }
    }

    private async Task SurveyAsync(PortalDb db, BilledReading record, DateTimeOffset now, CancellationToken ct)
    {
        var today = DateOnly.FromDateTime(now.UtcDateTime);
        if (record.TagCheckedAt is not { } checkedAt || checkedAt.UtcDateTime.Date < now.UtcDateTime.Date) record.Tag(await costExplorer.TagStatusAsync(ct), now);
        var (from, to) = (record.SurveyFrom(today, settings.Value.Costs.BackfillMonths), today.AddDays(1));
        var types = await costExplorer.SurveyAsync(from, to, record.BackfilledAt is null, ct);
        await BilledRows.ReplaceSetAsideAsync(db, from, to, types, ct);
        var kept = await BilledRows.TotalsAsync(db, from, to, ct);
        var billed = types.Where(type => !SetAsideRecord.Types.Contains(type.RecordType)).GroupBy(type => type.Day).ToDictionary(day => day.Key, day => day.Sum(type => type.Amount));
        var changed = billed.Keys.Union(kept.Keys).Where(day => Math.Abs(billed.GetValueOrDefault(day) - kept.GetValueOrDefault(day)) > Differs).ToList();
        if (record.BackfilledAt is not null && record.ReadAt is { } readAt)
        {
            if (readAt.UtcDateTime.Date == now.UtcDateTime.Date) changed.RemoveAll(day => day < today.AddDays(-NewestDays));
            else if (changed.TrueForAll(day => day >= today.AddDays(-SettlingDays))) await ReadTaggedAnewAsync(db, from, today.AddDays(-SettlingDays), ct);
        }
        if (changed.Count > 0) record.Surveyed(changed, now);
        else await EndAsync(db, record, now, ct);
    }

    /// <summary>Whose days add up to another sum although every day's total is the same: costs went from one tag value to another.</summary>
    private async Task ReadTaggedAnewAsync(PortalDb db, DateOnly from, DateOnly to, CancellationToken ct)
    {
        if (from >= to) return;
        var (billed, kept) = (await costExplorer.SurveyTagsAsync(from, to, ct), await BilledRows.TagTotalsAsync(db, from, to, ct));
        foreach (var month in billed.Keys.Union(kept.Keys).Where(key => Math.Abs(billed.GetValueOrDefault(key) - kept.GetValueOrDefault(key)) > DiffersOfMonth).GroupBy(key => key.Month))
        {
            var environments = month.Select(key => key.Environment).ToList();
            var (first, end) = (month.Key < from ? from : month.Key, month.Key.AddMonths(1) > to ? to : month.Key.AddMonths(1));
            await BilledRows.ReplaceAsync(db, first, end, environments, await costExplorer.ReadAsync(first, end, false, false, ct, environments), ct);
        }
    }

    private async Task ReadSpanAsync(PortalDb db, BilledReading record, ReadingSpan span, DateTimeOffset now, CancellationToken ct)
    {
        var byMonth = span.IsBackfill && await IsTooMuchByDayAsync(db, record, ct);
        await BilledRows.ReplaceAsync(db, span.From, span.To, byMonth ? CostSpan.Month : CostSpan.Day, await costExplorer.ReadAsync(span.From, span.To, byMonth, span.IsBackfill, ct), ct);
        record.SpanRead(now);
        if (record.Pending.Count == 0) await EndAsync(db, record, now, ct);
    }

    /// <summary>By day a month takes as many requests as those took that are read, by month a thirtieth: days are read while the rest still fits in as months.</summary>
    private async Task<bool> IsTooMuchByDayAsync(PortalDb db, BilledReading record, CancellationToken ct)
    {
        var read = await db.CostRecords.Where(row => row.Span == CostSpan.Day).Select(row => new { row.Day.Year, row.Day.Month }).Distinct().CountAsync(ct);
        if (read == 0) return false;
        var (taken, left) = await requests.BackfillAsync(ct);
        var ofMonth = Math.Ceiling((decimal)taken / read);
        return ofMonth + ((record.Pending.Count - 1) * Math.Ceiling(ofMonth / 30)) > left;
    }

    private async Task EndAsync(PortalDb db, BilledReading record, DateTimeOffset now, CancellationToken ct)
    {
        // The last day with anything is there in part; the one before it is taken for whole.
        var last = await db.CostRecords.Where(row => row.Span == CostSpan.Day && row.Amount != 0).MaxAsync(row => (DateOnly?)row.Day, ct);
        record.Ended(last?.AddDays(-1), now, NextSlot(now));
    }

    private DateTimeOffset NextSlot(DateTimeOffset now)
    {
        var every = TimeSpan.FromDays(1) / settings.Value.Costs.ReadsPerDay;
        var begun = new DateTimeOffset(now.UtcDateTime.Date, TimeSpan.Zero) + Late;
        while (begun <= now) begun += every;
        return begun;
    }
}
