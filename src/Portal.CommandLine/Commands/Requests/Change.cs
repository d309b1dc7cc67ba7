namespace Portal.CommandLine.Commands.Requests;

/// <summary>Asks for other inputs of an environment that stands.</summary>
internal sealed class Change() : FormCommand("change", isForEnvironment: true, "Ask for a change of an environment",
    "portal request change shop-prod --set InstanceType=m7g.large --set MinCapacity=4 --submit",
    "portal request change shop-prod --file larger.yaml --submit --wait --timeout 2h");
