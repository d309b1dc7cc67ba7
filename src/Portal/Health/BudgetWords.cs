using System.Globalization;
using Portal.Domain.Health;
using Portal.Platform.Ui;

namespace Portal.Health;

/// <summary>An error budget in words and bars.</summary>
internal static class BudgetWords
{
    /// <summary>From zero to one; an overspent budget is full, in red.</summary>
    public static double Share(double left, double whole) => left < 0 ? 1 : whole <= 0 ? 0 : Math.Clamp(left / whole, 0, 1);

    public static Tone Tone(double left, double whole) => left < 0 ? Platform.Ui.Tone.Bad : left < whole / 4 ? Platform.Ui.Tone.Warn : Platform.Ui.Tone.Ok;

    /// <summary>"26.8", "−210.8".</summary>
    public static string Minutes(double minutes) => minutes.ToString("#,0.0", CultureInfo.InvariantCulture).Replace('-', '−');

    /// <summary>"26.8 min left", "210.8 min overspent".</summary>
    public static string Left(double left) => left < 0 ? $"{Minutes(-left)} min overspent" : $"{Minutes(left)} min left";

    /// <summary>"99.962 %", cut and not rounded: 99.9996 is not whole.</summary>
    public static string Availability(double percent) => (Math.Floor(percent * 1000) / 1000).ToString("0.000", CultureInfo.InvariantCulture) + " %";

    /// <summary>"99.9 %".</summary>
    public static string Objective(double percent) => percent.ToString("0.###", CultureInfo.InvariantCulture) + " %";

    /// <summary>"14.4×".</summary>
    public static string Rate(double? rate) => rate is { } known ? known.ToString(known < 100 ? "0.0" : "0", CultureInfo.InvariantCulture) + "×" : "–";

    /// <summary>"1 h", "30 min", "3 d".</summary>
    public static string Window(TimeSpan window) => Age.Words(window);

    public static string Words(BurnLevel level) => level switch
    {
        BurnLevel.None => "none",
        BurnLevel.Ticket => "ticket",
        BurnLevel.Page => "page",
        _ => throw new ArgumentOutOfRangeException(nameof(level)),
    };
}
