using System.Globalization;

namespace Portal.AwsSandbox.Wire;

/// <summary>Switches for how calls are answered, from the environment.</summary>
/// <param name="Throttling"><c>SANDBOX_THROTTLING</c>: <c>off</c>, or what AWS-like rates are multiplied with; default 1.</param>
/// <param name="PageSize"><c>SANDBOX_PAGE_SIZE</c>: items a page holds at most, from 1; default as AWS has it.</param>
public sealed record CallLimits(double Throttling, int? PageSize)
{
    public static CallLimits Read() => new(
        Number("SANDBOX_THROTTLING", text => text == "off" ? 0 : double.Parse(text, NumberStyles.Float, CultureInfo.InvariantCulture), value => value is >= 0 and <= 1000,
            "off or a number from 0 to 1000 that rates are multiplied with") ?? 1,
        (int?)Number("SANDBOX_PAGE_SIZE", text => int.Parse(text, CultureInfo.InvariantCulture), value => value is >= 1 and <= 1000, "a number from 1 to 1000"));

    private static double? Number(string name, Func<string, double> read, Func<double, bool> fits, string form)
    {
        if (Environment.GetEnvironmentVariable(name) is not { Length: > 0 } text) return null;
        try
        {
            if (read(text) is var value && fits(value)) return value;
        }
        catch (Exception fault) when (fault is FormatException or OverflowException)
        {
            // Told below, together with numbers that do not fit.
        }
        throw new InvalidOperationException($"{name} is '{text}'; it must be {form}.");
    }
}
