using Portal.AwsSandbox.CloudFormation.ResourceTypes;
using Portal.AwsSandbox.Costs.Metering;

namespace Portal.AwsSandbox.Costs.Billing;

/// <summary>One account's month: usage at its prices, then credits, a refund now and then, and tax on what is left.</summary>
internal static class MonthBill
{
    private const decimal CreditOfMonth = 25;
    private const decimal TaxRate = 0.07m;
    private const int Digits = 10;

    /// <param name="regions">The account's, in an order that stays.</param>
    /// <param name="lastMonth">What usage of the month before cost.</param>
    /// <param name="rate">The line of some usage in a region, the same object for the same line, and its price per unit.</param>
    public static Dictionary<DateOnly, List<Charge>> Of(
        string seed, string account, DateOnly month, IReadOnlyList<RegionMeter> regions, decimal lastMonth,
        Func<string, Usage, (UsageLine Line, decimal Price)> rate, Func<UsageLine, UsageLine> shared)
    {
        var free = new FreeTier();
        var days = new Dictionary<DateOnly, List<Charge>>();
        for (var day = month; day < month.AddMonths(1); day = day.AddDays(1))
        {
            var charges = new Dictionary<UsageLine, (decimal Cost, decimal Quantity)>(ReferenceEqualityComparer.Instance);
            foreach (var region in regions)
                foreach (var usage in region.On(day))
                {
                    var (line, price) = rate(region.Region.Name, usage);
                    var cost = price * free.Charged(line.ServiceCode ?? "", line.UsageType!, usage.Quantity);
                    var before = charges.GetValueOrDefault(line);
                    charges[line] = (before.Cost + cost, before.Quantity + usage.Quantity);
                }
            if (charges.Count > 0)
                days[day] = [.. charges.Select(each => new Charge(each.Key, day, Math.Round(each.Value.Cost, Digits), Math.Round(each.Value.Quantity, Digits)))];
        }
        Credit(days, shared);
        Refund(days, Hash.Fraction($"{seed}/{account}/refund/{month:yyyy-MM}"), lastMonth, shared);
        Tax(days, account, month, shared);
        return days;
    }

    // A promotional credit takes its monthly amount off the first compute of the month.
    private static void Credit(Dictionary<DateOnly, List<Charge>> days, Func<UsageLine, UsageLine> shared)
    {
        var left = CreditOfMonth;
        foreach (var charges in days.OrderBy(day => day.Key).Select(day => day.Value))
            foreach (var charge in charges.Where(charge => charge.Line.ServiceCode == "AmazonEC2" && charge.Line.InstanceType is not null && charge.Cost > 0).ToList())
            {
                if (left == 0) return;
                var taken = Math.Min(left, charge.Cost);
                left -= taken;
                charges.Add(new Charge(shared(charge.Line with { RecordType = "Credit", Tags = TagSet.None, NormalizedPerHour = 0 }), charge.Day, -taken, 0));
            }
    }

    // In about one month of five something of the month before is paid back.
    private static void Refund(Dictionary<DateOnly, List<Charge>> days, double chance, decimal lastMonth, Func<UsageLine, UsageLine> shared)
    {
        if (chance >= 0.2 || lastMonth < 50) return;
        var (day, charges) = days.OrderBy(each => each.Key).FirstOrDefault(each => each.Key.Day >= 4);
        if (charges?.Find(charge => charge.Line.ServiceCode == "AWSELB" && charge.Cost > 0) is not { Line: not null } charge) return;
        charges.Add(new Charge(
            shared(charge.Line with { RecordType = "Refund", Tags = TagSet.None }), day, -Math.Round(lastMonth * (decimal)(0.002 + 0.04 * chance), 2), 0));
    }

    // Tax is dated the first of the month, and grows while the month goes on.
    private static void Tax(Dictionary<DateOnly, List<Charge>> days, string account, DateOnly month, Func<UsageLine, UsageLine> shared)
    {
        var tax = Math.Round(TaxRate * days.Values.Sum(charges => charges.Sum(charge => charge.Cost)), 2);
        if (tax <= 0) return;
        if (!days.TryGetValue(month, out var first)) days[month] = first = [];
        first.Add(new Charge(shared(new UsageLine(account, null, "Tax", null, null, null, "Tax", null, TagSet.None)), month, tax, 0));
    }
}
