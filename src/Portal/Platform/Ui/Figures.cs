using System.Globalization;

namespace Portal.Platform.Ui;

/// <summary>How figures are written: a comma for thousands, a real minus sign, the unit before money and after the rest.</summary>
public static class Figures
{
    private static readonly NumberFormatInfo Written = new() { NegativeSign = "−" };

    /// <summary>Money in summaries, whole dollars with the unit: "USD 804".</summary>
    public static string Usd(decimal amount) => $"USD {Whole(amount)}";

    /// <summary>Whole dollars where the header names the unit: "1,021".</summary>
    public static string Whole(decimal amount) => Math.Round(amount, MidpointRounding.AwayFromZero).ToString("#,0", Written);

    /// <summary>Money in lines, with cents: "1,020.78".</summary>
    public static string Cents(decimal amount) => amount.ToString("#,0.00", Written);

    /// <summary>A change in money, always with its sign: "+24.09", "−15.81", "0.00".</summary>
    public static string Change(decimal amount) => (Math.Round(amount, 2) > 0 ? "+" : "") + Cents(amount);

    /// <summary>A count: "1,240".</summary>
    public static string Count(long count) => count.ToString("#,0", Written);

    /// <summary>A share given as a fraction (0.99962) in per cent: "99.962 %".</summary>
    public static string Percent(decimal share, int digits = 1) =>
        (share * 100).ToString(digits == 0 ? "0" : "0." + new string('0', digits), Written) + " %";
}
