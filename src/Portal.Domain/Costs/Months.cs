using System.Globalization;

namespace Portal.Domain.Costs;

/// <summary>A month is written as its first day. Bills follow UTC.</summary>
public static class Months
{
    public static DateOnly FirstOfMonth(this DateOnly day) => new(day.Year, day.Month, 1);

    public static int DaysOfMonth(this DateOnly day) => DateTime.DaysInMonth(day.Year, day.Month);

    /// <summary>As <c>2026-11</c>.</summary>
    public static string MonthText(this DateOnly day) => day.ToString("yyyy-MM", CultureInfo.InvariantCulture);

    /// <summary>Reads <c>2026-11</c>; null when it is no month of this millennium: there are months before and after each of these.</summary>
    public static DateOnly? Parse(string? text) =>
        DateOnly.TryParseExact(text, "yyyy-MM", CultureInfo.InvariantCulture, DateTimeStyles.None, out var month) && month.Year is >= 2000 and < 3000 ? month : null;
}
