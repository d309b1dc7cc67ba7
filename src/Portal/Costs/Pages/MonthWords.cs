using System.Globalization;
using Portal.Domain.Costs;

namespace Portal.Costs.Pages;

/// <summary>Months and days of the bill in words. They are UTC's and the same for every reader.</summary>
internal static class MonthWords
{
    /// <summary>"November 2026".</summary>
    public static string Long(DateOnly month) => month.ToString("MMMM yyyy", CultureInfo.InvariantCulture);

    /// <summary>"November".</summary>
    public static string Name(DateOnly month) => month.ToString("MMMM", CultureInfo.InvariantCulture);

    /// <summary>"17 Nov".</summary>
    public static string Day(DateOnly day) => day.ToString("d MMM", CultureInfo.InvariantCulture);

    /// <summary>What part of the month is billed: "1–17 Nov", "November", "nothing yet".</summary>
    public static string Billed(DateOnly month, DateOnly? through) =>
        through is not { } last || last < month ? "nothing yet"
        : last >= month.AddMonths(1).AddDays(-1) ? Name(month)
        : last == month ? Day(last)
        : $"1–{Day(last)}";
}
