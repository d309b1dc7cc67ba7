namespace Portal.Domain.Health;

/// <summary>How many instances the load of a time needs.</summary>
public static class EstimateNeed
{
    /// <param name="hours">For each hour the mean use of an instance's CPU, percent, and how many took requests.</param>
    /// <param name="atMost">Percent of its CPU that an instance should use at most.</param>
    /// <returns>For the busiest hour; null when nothing was measured.</returns>
    public static int? Of(IEnumerable<(double Cpu, double InService)> hours, double atMost)
    {
        var busiest = hours.Select(hour => (double?)hour.Cpu * hour.InService).Max();
        return busiest is { } load ? Math.Max(1, (int)Math.Ceiling(load / atMost - 1e-9)) : null;
    }
}
