namespace Portal.CommandLine.Commands.Requests;

/// <summary>Asks to bring an environment to the product's newest version.</summary>
internal sealed class Upgrade() : FormCommand("upgrade", isForEnvironment: true, "Ask to bring an environment to the newest version of its product",
    "portal request upgrade shop-prod --submit");
