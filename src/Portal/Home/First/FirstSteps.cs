using Portal.Domain.Access;
using Portal.Domain.Requests;
using Portal.Platform.Ui;
using Portal.Requests;

namespace Portal.Home.First;

/// <summary>What is known of an installation in which no environment stands yet.</summary>
/// <param name="Places">Accounts' regions that are configured.</param>
/// <param name="Reachable">Those of them that answered.</param>
/// <param name="Unreachable">Why the first one that does not answer doesn't; null when all do or nobody looked yet.</param>
/// <param name="Products">Titles on offer.</param>
/// <param name="Approvers">People who may approve and have signed in once, or can without a password; whoever looks is not counted.</param>
/// <param name="First">The request that came furthest; null before there is one that was sent, or a draft of the one who looks.</param>
public sealed record FirstFacts(int Places, int Reachable, string? Unreachable, IReadOnlyList<string> Products, int Approvers, RequestView? First);

/// <summary>The way from an empty portal to the first environment: account, product, approver, request, environment.</summary>
public static class FirstSteps
{
    public static IReadOnlyList<LineStop> Of(FirstFacts facts, Actor me) => [Account(facts, me), Product(facts), Approver(facts, me), Request(facts, me), Environment(facts)];

    /// <summary>Nothing but somebody's asking is missing.</summary>
    public static bool MayAsk(FirstFacts facts) => facts is { Reachable: > 0, Products.Count: > 0 };

    private static LineStop Account(FirstFacts facts, Actor me)
    {
        var href = me.Is(Role.Approver) || me.Is(Role.Administrator) || me.Is(Role.Auditor) ? "/accounts" : null;
        return facts switch
        {
            { Places: 0 } => new("Account", Status.None, "Missing", null, "An administrator lists accounts in the settings, under Portal:Aws:Accounts."),
            { Unreachable: { } why, Reachable: 0 } => new("Account", Status.Failed, "No answer", null, why, href),
            { Reachable: 0 } => new("Account", Status.Pending, "Not looked at yet", null, "It is asked within a minute of the start.", href),
            { Unreachable: not null } => new("Account", Status.Done, null, null, $"{facts.Reachable} of {facts.Places} regions answer", href),
            _ => new("Account", Status.Done, null, null, facts.Reachable == 1 ? "1 region answers" : $"{facts.Reachable} regions answer", href),
        };
    }

    private static LineStop Product(FirstFacts facts) => facts.Products.Count == 0
        ? new("Product", Status.None, "Missing", null, "None is on offer; the catalogue says why.", "/catalogue")
        : new("Product", Status.Done, null, null, facts.Products.Count == 1 ? facts.Products[0] : $"{facts.Products.Count} on offer", "/catalogue");

    private static LineStop Approver(FirstFacts facts, Actor me) => facts.Approvers == 0
        ? new("Approver", Status.Pending, "Nobody yet", null, me.Is(Role.Approver)
            ? "Nobody approves their own request: ask a second platform engineer to sign in once."
            : "Ask a platform engineer to sign in once; the portal knows people from then on.")
        : new("Approver", Status.Done, null, null, facts.Approvers == 1 ? "1 person may approve" : $"{facts.Approvers} people may approve");

    private static LineStop Request(FirstFacts facts, Actor me)
    {
        const string title = "Request";
        if (facts.First is not { } view)
            return new(title, MayAsk(facts) ? Status.Pending : null, "Next", null,
                me.Is(Role.Requester) ? "Choose a preset, give it a name, look at the price and send it." : "An engineer asks for the first environment.",
                MayAsk(facts) && me.Is(Role.Requester) ? "/new" : null);
        var text = $"{(view.Content.Name.Length > 0 ? view.Content.Name : "a draft")} by {view.Request.RequesterName}";
        return new(title, Statuses.Named(view.Standing.State.ToString()), null, view.Request.UpdatedAt, text, $"/requests/{view.Request.Id}");
    }

    private static LineStop Environment(FirstFacts facts) => facts.First?.Standing.State is Standing.Approved or Standing.Deploying
        ? new("Environment", Status.Building, null, null, "CloudFormation builds it.", $"/requests/{facts.First.Request.Id}")
        : new("Environment", null, null, null, "stands, with its health and cost");
}
