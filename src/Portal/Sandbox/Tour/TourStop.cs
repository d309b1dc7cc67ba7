namespace Portal.Sandbox.Tour;

/// <summary>One place that is worth a look, and what to look at there.</summary>
/// <param name="Find">Leads to it.</param>
internal sealed record TourStop(string Title, string Words, Place Find);

/// <summary>Where a stop is: a fixed address, or something of the demo world whose id every telling draws anew.</summary>
internal abstract record Place
{
    public sealed record At(string Address) : Place;

    /// <summary>A page of an environment that stands, such as <c>/costs</c>; its own by an empty rest.</summary>
    public sealed record OfEnvironment(string Environment, string Rest = "") : Place;

    /// <summary>A draft, in the wizard.</summary>
    public sealed record DraftOf(string Environment) : Place;

    /// <summary>The newest request that was sent.</summary>
    public sealed record RequestOf(string Environment) : Place;

    public sealed record ReviewOf(string Environment) : Place;

    public sealed record LastDeploymentOf(string Environment) : Place;
}

/// <summary>The way of one of the three people through the demo world.</summary>
/// <param name="Person">Whom of the demo people it is made for.</param>
internal sealed record GuidedTour(string Title, string Person, IReadOnlyList<TourStop> Stops);
