namespace Portal.CommandLine.Commands.Reviews;

/// <summary>Ends a request.</summary>
internal sealed class Reject() : DecisionCommand("reject", "reject", "Show a review and reject it",
    "portal reject shop-prod --comment 'There is one already.'",
    "portal reject shop-prod --yes --digest 7f3a91c4e0b25d18 --comment 'There is one already.'");
