namespace Portal.Sandbox.Demo;

/// <summary>One thing that happened in the demo world, so many days ago.</summary>
internal abstract record Scene(double DaysAgo)
{
    // Moved to a Monday, what is less than a week back would come after what follows it.
    private const int JustNow = 7;

    /// <summary>When it happens. What is a week back and more happened on a working day between 7 and 16 o'clock UTC.</summary>
    public DateTimeOffset At(DateTimeOffset now)
    {
        if (DaysAgo < JustNow) return now.AddDays(-DaysAgo);
        var day = new DateTimeOffset(now.AddDays(-DaysAgo).UtcDateTime.Date, TimeSpan.Zero);
        var toMonday = day.DayOfWeek switch { DayOfWeek.Saturday => 2, DayOfWeek.Sunday => 1, _ => 0 };
        return day.AddDays(toMonday).AddMinutes(7 * 60 + (int)(DaysAgo * 97) % (9 * 60));
    }

    /// <summary>An engineer asks for an environment. <paramref name="Decision"/> says what the platform team made of it.</summary>
    internal sealed record Ask(double DaysAgo, string By, string Name, string Product, string? Preset, string Stage, string Region, string Note) : Scene(DaysAgo)
    {
        public Dictionary<string, string> Inputs { get; init; } = [];
        public Verdict Decision { get; init; } = Verdict.Approved;
        public string Comment { get; init; } = "";
    }

    /// <summary>An engineer asks for other inputs of an environment that stands.</summary>
    internal sealed record Change(double DaysAgo, string By, string Name, string Note) : Scene(DaysAgo)
    {
        public Dictionary<string, string> Inputs { get; init; } = [];
        public Verdict Decision { get; init; } = Verdict.Approved;
        public string Comment { get; init; } = "";
    }

    internal sealed record Delete(double DaysAgo, string By, string Name, string Note) : Scene(DaysAgo);

    /// <summary>An engineer extends a lease, by so many days from then; what is more than the policies give is granted by an approver.</summary>
    internal sealed record Extend(double DaysAgo, string By, string Name, int Days, string Note) : Scene(DaysAgo);

    /// <summary>An engineer sets the working hours of an environment; where the policies want it, an approver grants them.</summary>
    internal sealed record Hours(double DaysAgo, string By, string Name, string Zone, TimeOnly From, TimeOnly To, string Note) : Scene(DaysAgo);

    /// <summary>The next resource of a type fails, in AWS's words.</summary>
    internal sealed record Fails(double DaysAgo, string Region, string Operation, string Type, string Reason) : Scene(DaysAgo);

    /// <summary>Somebody changes a resource past CloudFormation.</summary>
    internal sealed record Drift(double DaysAgo, string Name, string LogicalId, string Property, object Value, string Principal) : Scene(DaysAgo);

    /// <summary>A cost reviewer activates the tag by which costs are told.</summary>
    internal sealed record CountCosts(double DaysAgo) : Scene(DaysAgo);

    /// <summary>From then on an environment gets so many times its usual traffic.</summary>
    internal sealed record Load(double DaysAgo, string Name, double Factor) : Scene(DaysAgo);
}

/// <summary>How far a request of the demo went.</summary>
internal enum Verdict { Approved, SentBack, Rejected, Waiting, Draft }
