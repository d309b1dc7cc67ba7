using Microsoft.EntityFrameworkCore;
using Portal.Domain.Costs;
using Portal.Platform.Data;

namespace Portal.Costs.Billed;

/// <summary>Puts what was read in the place of what was kept of the same days.</summary>
internal static class BilledRows
{
    public static async Task ReplaceAsync(PortalDb db, DateOnly from, DateOnly to, CostSpan span, IReadOnlyList<BilledLine> lines, CancellationToken ct)
    {
        await db.Database.ExecuteSqlAsync($"DELETE FROM cost_records WHERE day >= {from} AND day < {to}", ct);
        await AddAsync(db, span, lines, ct);
    }

    /// <summary>The same for some environments alone.</summary>
    public static async Task ReplaceAsync(PortalDb db, DateOnly from, DateOnly to, IReadOnlyCollection<string> environments, IReadOnlyList<BilledLine> lines, CancellationToken ct)
    {
        var only = environments.ToArray();
        await db.Database.ExecuteSqlAsync($"DELETE FROM cost_records WHERE day >= {from} AND day < {to} AND environment = ANY({only})", ct);
        await AddAsync(db, CostSpan.Day, lines, ct);
    }

    /// <summary>What is kept by day of each environment, month by month.</summary>
    public static async Task<Dictionary<(DateOnly Month, string Environment), decimal>> TagTotalsAsync(PortalDb db, DateOnly from, DateOnly to, CancellationToken ct) =>
        (await db.CostRecords.Where(record => record.Span == CostSpan.Day && record.Day >= from && record.Day < to)
            .GroupBy(record => new { record.Environment, record.Day.Year, record.Day.Month }).Select(group => new { group.Key, Amount = group.Sum(record => record.Amount) }).ToListAsync(ct))
            .ToDictionary(row => (new DateOnly(row.Key.Year, row.Key.Month, 1), row.Key.Environment), row => row.Amount);

    private static async Task AddAsync(PortalDb db, CostSpan span, IReadOnlyList<BilledLine> lines, CancellationToken ct)
    {
        // Arrays, not a row a statement: a day of a large fleet has ten thousand.
        var (days, environments, services) = (lines.Select(line => line.Day).ToArray(), lines.Select(line => line.Environment).ToArray(), lines.Select(line => line.Service).ToArray());
        var (amounts, open) = (lines.Select(line => line.Amount).ToArray(), lines.Select(line => line.IsOpen).ToArray());
        await db.Database.ExecuteSqlAsync($"""
            INSERT INTO cost_records (day, environment, service, span, amount, is_open)
            SELECT d, e, s, {span.ToString()}, a, o FROM unnest({days}, {environments}, {services}, {amounts}, {open}) AS t(d, e, s, a, o)
            """, ct);
    }

    public static async Task ReplaceSetAsideAsync(PortalDb db, DateOnly from, DateOnly to, IEnumerable<BilledType> types, CancellationToken ct)
    {
        var aside = types.Where(type => SetAsideRecord.Types.Contains(type.RecordType)).ToList();
        var (days, names, amounts) = (aside.Select(type => type.Day).ToArray(), aside.Select(type => type.RecordType).ToArray(), aside.Select(type => type.Amount).ToArray());
        await db.Database.ExecuteSqlAsync($"DELETE FROM cost_set_aside WHERE day >= {from} AND day < {to}", ct);
        await db.Database.ExecuteSqlAsync($"""
            INSERT INTO cost_set_aside (day, record_type, amount) SELECT * FROM unnest({days}, {names}, {amounts})
            """, ct);
    }

    /// <summary>What is kept of each day, over all environments and services.</summary>
    public static async Task<Dictionary<DateOnly, decimal>> TotalsAsync(PortalDb db, DateOnly from, DateOnly to, CancellationToken ct) =>
        await db.CostRecords.Where(record => record.Span == CostSpan.Day && record.Day >= from && record.Day < to)
            .GroupBy(record => record.Day).Select(day => new { Day = day.Key, Amount = day.Sum(record => record.Amount) }).ToDictionaryAsync(day => day.Day, day => day.Amount, ct);
}
