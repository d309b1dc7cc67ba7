using System.CommandLine;
using System.Text.Json.Nodes;
using Portal.CommandLine.Api;
using Portal.CommandLine.Calls;
using Portal.CommandLine.Completion;

namespace Portal.CommandLine.Commands;

/// <summary>How one thing stands, or a list.</summary>
internal sealed class Status : PortalCommand
{
    private readonly NamedArgument _what = new("WHAT", "Id of a request, review, deployment or environment, or the name of an environment; left out: a list", isOptional: true,
        NamedList.Environments, NamedList.Requests, NamedList.Deployments, NamedList.WaitingReviews);
    private readonly Option<string> _list = new("--list") { Description = "What to list", DefaultValueFactory = _ => StatusLists.Environments };
    private readonly Option<string?> _state = new("--state") { Description = "Only those in this state, such as inReview, deploying, ready", HelpName = "STATE" };
    private readonly Option<bool> _mine = new("--mine") { Description = "Requests: only your own. Reviews: only those you may decide" };
    private readonly Option<string?> _search = new("--search") { Description = "Environments: part of a name, team or owner", HelpName = "TEXT" };
    private readonly Option<int> _limit = new("--limit") { Description = "At most so many, up to 200", DefaultValueFactory = _ => 50 };

    public Status() : base("status", "How a request, review, deployment or environment stands, or lists of them",
        "portal status",
        "portal status shop-prod",
        "portal status --list reviews --state waiting --mine",
        "portal status req-01h455vb4pex5vsknk084sn02q --output json")
    {
        _list.AcceptOnlyFromAmong([.. StatusLists.All]);
        Arguments.Add(_what);
        foreach (var option in new Option[] { _list, _state, _mine, _search, _limit }) Options.Add(option);
    }

    protected override async Task<int> RunAsync(Call call, CancellationToken ct)
    {
        var api = await call.ApiAsync(ct);
        if (call.Get(_what) is { Length: > 0 } what)
        {
            await OneAsync(call, api, what, ct);
            return ExitCode.Done;
        }
        var list = call.Get(_list)!;
        var page = await api.GetAsync(Query.Of(list, ("state", call.Get(_state)), ("mine", call.Get(_mine) ? "true" : null), ("search", call.Get(_search)), ("limit", $"{call.Get(_limit)}")), ct);
        call.Screen.Show(page, () => StatusLists.Write(call.Screen, list, page));
        return ExitCode.Done;
    }

    private static async Task OneAsync(Call call, PortalApi api, string what, CancellationToken ct)
    {
        var screen = call.Screen;
        if (Find.IsRequest(what)) Show(await api.GetAsync($"requests/{Query.Part(what)}", ct), StatusFacts.OfRequest);
        else if (Find.IsReview(what)) Show(await api.GetAsync($"reviews/{Query.Part(what)}", ct), StatusFacts.OfReview);
        else if (Find.IsDeployment(what)) Show(await api.GetAsync($"deployments/{Query.Part(what)}", ct), StatusFacts.OfDeployment);
        else if (await Find.StandingAsync(api, what, ct) is { } environment) Show(environment, StatusFacts.OfEnvironment);
        // What is asked for and does not stand yet.
        else Show(await Find.RequestAsync(api, what, ct), StatusFacts.OfRequest);

        void Show(JsonNode answer, Action<Output.Screen, JsonNode> tell) => screen.Show(answer, () => tell(screen, answer));
    }
}
