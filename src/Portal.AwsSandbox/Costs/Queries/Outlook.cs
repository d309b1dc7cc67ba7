using Portal.AwsSandbox.Costs.Billing;

namespace Portal.AwsSandbox.Costs.Queries;

/// <summary>
/// A straight line through the settled days of the last eight weeks, times each weekday's weight, with tax on top in the proportion
/// it had. How far days lay from that is how wide the interval is.
/// </summary>
internal sealed class Outlook
{
    private const int MostDays = 56;
    private const int LeastDays = 14;
    private const int Settling = 3;

    private readonly DateOnly origin;
    private readonly double level;
    private readonly double perDay;
    private readonly double deviation;
    private readonly double[] weights;

    private Outlook(DateOnly origin, double level, double slope, double spread, double[] weekdays) =>
        (this.origin, this.level, perDay, deviation, weights) = (origin, level, slope, spread, weekdays);

    /// <summary>Null when too few days cost anything.</summary>
    public static Outlook? From(Charges charges, Filter filter)
    {
        var end = DateOnly.FromDateTime(charges.Through.UtcDateTime).AddDays(-Settling);
        var begin = end.AddDays(-MostDays);
        if (charges.First > begin) begin = charges.First.Value;
        var days = Enumerable.Range(0, Math.Max(0, end.DayNumber - begin.DayNumber)).Select(n => Sum(charges, begin.AddDays(n), filter)).ToList();
        if (days.Count(day => day.Usage > 0) < LeastDays) return null;
        var usage = days.ConvertAll(day => day.Usage);
        var taxed = 1 + days.Sum(day => day.Tax) / Math.Max(0.01, usage.Sum());
        var mean = usage.Average();
        var middle = (usage.Count - 1) / 2.0;
        var steps = Enumerable.Range(0, usage.Count).Sum(n => (n - middle) * (n - middle));
        // A trend is believed by half: what has begun lately seldom goes on as long.
        var slope = 0.5 * usage.Index().Sum(day => (day.Index - middle) * (day.Item - mean)) / steps;
        var weekdays = Enumerable.Range(0, 7).Select(weekday => usage.Index().Where(day => (int)begin.AddDays(day.Index).DayOfWeek == weekday)
            .Select(day => day.Item).DefaultIfEmpty(mean).Average() / Math.Max(0.01, mean)).ToArray();
        var spread = Math.Sqrt(usage.Index().Average(day => Math.Pow(day.Item - (mean + slope * (day.Index - middle)) * weekdays[(int)begin.AddDays(day.Index).DayOfWeek], 2)));
        return new Outlook(begin, (mean - slope * middle) * taxed, slope * taxed, Math.Max(spread, 0.01 * mean) * taxed, weekdays);
    }

    public decimal Mean(Period span)
    {
        var sum = 0.0;
        for (var day = span.From; day < span.To; day = day.AddDays(1))
            sum += Math.Max(0, level + perDay * (day.DayNumber - origin.DayNumber)) * weights[(int)day.DayOfWeek];
        return (decimal)sum;
    }

    /// <param name="percent">How often the interval is to hold the truth.</param>
    public decimal Around(Period span, int percent)
    {
        var days = span.To.DayNumber - span.From.DayNumber;
        // Days err together as much as alone, and the more the farther away they are.
        var far = 1 + (span.To.DayNumber - origin.DayNumber - MostDays) / 90.0;
        return (decimal)(Deviations(percent / 100.0) * deviation * Math.Sqrt(days * (1 + days / 30.0)) * Math.Max(1, far));
    }

    /// <summary>Standard deviations around the mean of a normal distribution that hold a share of it.</summary>
    private static double Deviations(double share)
    {
        double low = 0, high = 4;
        for (var n = 0; n < 60; n++)
        {
            var middle = (low + high) / 2;
            if (Within(middle) < share) low = middle;
            else high = middle;
        }
        return low;
    }

    // By Simpson's rule: there is no error function in the framework.
    private static double Within(double deviations)
    {
        const int Steps = 100;
        var sum = 0.0;
        for (var n = 0; n <= Steps; n++)
        {
            var x = deviations * n / Steps;
            sum += (n is 0 or Steps ? 1 : n % 2 == 1 ? 4 : 2) * Math.Exp(-x * x / 2);
        }
        return 2 * sum * deviations / Steps / 3 / Math.Sqrt(2 * Math.PI);
    }

    private static (double Usage, double Tax) Sum(Charges charges, DateOnly day, Filter filter)
    {
        decimal usage = 0, tax = 0;
        foreach (var charge in charges.Of(day, day.AddDays(1)))
            if (filter(charge))
            {
                if (charge.Line.RecordType == "Tax") tax += charge.Cost;
                else usage += charge.Cost;
            }
        return ((double)usage, (double)tax);
    }
}
