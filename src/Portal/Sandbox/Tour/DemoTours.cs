using Portal.Domain.Access;

namespace Portal.Sandbox.Tour;

/// <summary>Three short ways through the demo world, a person each. Names are those of <see cref="Demo.DemoStory"/>.</summary>
internal static class DemoTours
{
    public static readonly GuidedTour Engineer = new("The engineer who asks", "Mara Lindqvist",
    [
        new("What is yours", "Environments of your team, newest change first, and at the side what only you can move on: a draft, say, or a request that came back.", new Place.At("/")),
        new("Half a request", "A draft, saved as it was typed. Change a size: drawing, monthly cost and findings beside the form are reckoned again while you type. Nothing is sent before the last step.", new Place.DraftOf("shop-spring")),
        new("Waiting for a yes", "A bigger database for shop-web. The line on top says where the request is and for whom it waits; below stands what it would change.", new Place.RequestOf("shop-web")),
        new("How it was built", "One bar a resource on a time axis, as CloudFormation told it. While one runs it is live, with an end learnt from earlier runs.", new Place.LastDeploymentOf("shop-promo")),
        new("What stands", "Each tier with what really runs in each zone, what the loss of a zone would leave, the error budget, outputs to copy, and one history of all that happened.", new Place.OfEnvironment("shop-web")),
        new("What it costs", "Billed, forecast with its interval, estimate and band in one chart, and the lines by service under it.", new Place.OfEnvironment("shop-web", "/costs")),
        new("Your turn", "Choose a preset, give it a name and send it. Sign in as Tomás Rey to approve it; the sandbox then builds it in about half a minute.", new Place.At("/new")),
    ]);

    public static readonly GuidedTour Platform = new("The platform engineer who approves", "Tomás Rey",
    [
        new("What waits", "Sorted by risk, then age. What is safe can be approved together; your own requests are never yours to approve.", new Place.At("/reviews")),
        new("Exactly what will run", "The verdict comes first: outage, data loss, cost, policy. Then every change, worst first, with what it was and what it becomes. The digest names precisely what a yes is for.", new Place.ReviewOf("shop-web")),
        new("One that failed", "The event that was to blame stands on top in plain words, what CloudFormation did about it below, and the next action is a button.", new Place.LastDeploymentOf("ledger-archive")),
        new("Changed behind its back", "Somebody shortened the backups of ledger-core by hand. What drifted, who did it, and two ways to mend it.", new Place.OfEnvironment("ledger-core", "/drift")),
        new("The fleet", "Every environment by tier and zone, worst first, with the reason. Here an upload service is under four times its load.", new Place.At("/health")),
        new("Who runs what", "Products and their versions, who is behind, and what changed between two.", new Place.At("/catalogue")),
        new("Everything on record", "Each decision and each change of state, chained so that a missing or altered row shows.", new Place.At("/audit")),
        new("Break something", "Lose a zone, fail a database over, deny calls, lead the clock: the sandbox does it, and the portal has to cope.", new Place.At("/sandbox")),
    ]);

    public static readonly GuidedTour Cost = new("The cost review meeting", "Priya Nair",
    [
        new("The portfolio", "Every environment as a dot on the band of 500 to 1,000 dollars a month: below, in, above, and those whose forecast leaves it.", new Place.At("/costs")),
        new("Too large for its work", "ledger-reports is over the band. What was billed, what is to come and which services make it up.", new Place.OfEnvironment("ledger-reports", "/costs")),
        new("A year of it", "Thirteen months, each environment a row, what nobody tagged and what a deleted one left behind among them.", new Place.At("/costs/year")),
        new("The meeting", "Open this month's review: its agenda is what left the band, what moved and what was decided last time. Decisions get an owner and a date, and closing it freezes the papers.", new Place.At("/costs/reviews")),
    ]);

    public static IReadOnlyList<GuidedTour> All { get; } = [Engineer, Platform, Cost];

    /// <summary>The one that fits somebody's roles; null for auditors, who only look.</summary>
    public static GuidedTour? For(Actor actor) =>
        actor.Is(Role.Approver) ? Platform : actor.Is(Role.Requester) ? Engineer : actor.Is(Role.CostReviewer) ? Cost : null;
}
