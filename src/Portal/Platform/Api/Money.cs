using System.Globalization;

namespace Portal.Platform.Api;

/// <summary>Money as the API writes it; the amount is a text so that no digit is lost on the way.</summary>
public sealed record Money(string Amount, string Currency)
{
    public static Money Usd(decimal amount) => new(amount.ToString("0.00", CultureInfo.InvariantCulture), "USD");

    /// <summary>A unit price, with all its digits.</summary>
    public static Money UnitPrice(decimal amount) => new(amount.ToString("0.00##########", CultureInfo.InvariantCulture), "USD");
}
