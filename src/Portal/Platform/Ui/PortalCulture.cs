using System.Globalization;

namespace Portal.Platform.Ui;

/// <summary>
/// Figures and dates are written the American English way for everybody. The process runs without culture data, so the
/// one culture it has is given the dollar sign, which would print as "¤" otherwise.
/// </summary>
public static class PortalCulture
{
    public static CultureInfo Create()
    {
        var culture = (CultureInfo)CultureInfo.InvariantCulture.Clone();
        culture.NumberFormat.CurrencySymbol = "$";
        culture.NumberFormat.CurrencyNegativePattern = 1;
        return culture;
    }

    public static void Use() =>
        CultureInfo.CurrentCulture = CultureInfo.CurrentUICulture =
            CultureInfo.DefaultThreadCurrentCulture = CultureInfo.DefaultThreadCurrentUICulture = Create();
}
