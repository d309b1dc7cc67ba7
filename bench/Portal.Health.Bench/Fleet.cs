using System.Globalization;
using Portal.Domain;
using Portal.Domain.Access;
using Portal.Domain.ChangeSets;
using Portal.Domain.Deployments;
using Portal.Domain.Environments;
using Portal.Domain.Requests;
using Portal.Environments;

namespace Portal.Health.Bench;

/// <summary>Environments over accounts, so many in each, all of the shipped three-tier product.</summary>
internal sealed record Fleet(IReadOnlyList<string> Accounts, int Each)
{
    public const string Region = "us-east-1";
    private const string First = "111111111111";
    private static readonly string[] Teams = ["shop", "ledger", "search", "identity", "platform"];

    public int Count => Accounts.Count * Each;

    public static Fleet Of(int accounts, int each) =>
        new([First, .. Enumerable.Range(1, accounts - 1).Select(n => (300_000_000_000 + n).ToString(CultureInfo.InvariantCulture))], each);

    /// <summary>Makes the stacks in the sandbox, and lets them come to be.</summary>
    public async Task BuildAsync(BenchedSandbox sandbox)
    {
        var template = await File.ReadAllTextAsync(Path.Combine("templates", "three-tier", "template.yaml"));
        await Parallel.ForEachAsync(All(), new ParallelOptions { MaxDegreeOfParallelism = 8 }, async (one, _) =>
            await sandbox.CreateStackAsync(one.Account, Region, [("StackName", one.Name), ("TemplateBody", template), ("Capabilities.member.1", "CAPABILITY_IAM"), .. Inputs(one.Name)]));
        await sandbox.ShowAsync(await sandbox.ShownAsync() + TimeSpan.FromHours(2));
    }

    /// <summary>Puts a record of each into the portal's store, with what CloudFormation says of its stack, as the end of a deployment does.</summary>
    public async Task RecordAsync(CollectingPortal portal)
    {
        var look = portal.Get<CloudFormationOfEnvironments>();
        await Parallel.ForEachAsync(Accounts, new ParallelOptions { MaxDegreeOfParallelism = 4 }, async (account, ct) =>
        {
            await using var db = portal.Db();
            foreach (var one in All().Where(one => one.Account == account))
            {
                var environment = Standing(one.Account, one.Name, portal.Time.Now);
                var view = await look.ViewAsync(environment, ct) ?? throw new InvalidOperationException($"There is no stack {one.Name}.");
                environment.Saw(view.Outputs, view.Resources, portal.Time.Now);
                db.Environments.Add(environment);
            }
            await db.SaveChangesAsync(ct);
        });
    }

    private IEnumerable<(string Account, string Name)> All() => Accounts.SelectMany((account, a) => Enumerable.Range(0, Each).Select(n => (account, $"f{a}-{n}")));

    private static ManagedEnvironment Standing(string account, string name, DateTimeOffset now)
    {
        var team = Teams[name.Sum(letter => letter) % Teams.Length];
        var by = new Actor(new PersonId(team), team, team, new HashSet<Role> { Role.Requester });
        var content = RequestContent.Empty with { Product = "three-tier", ProductVersion = "1.0.0", Name = name, Stage = "production", Account = account, Region = Region };
        var request = EnvironmentRequest.StartDraft(RequestKind.Create, NewId.At<EnvironmentId>(now), content, by, now);
        var revision = request.Submit("bench", now);
        var set = ChangeSet.For(request, revision, 1, name, now);
        set.Asked("arn:change-set", name, now);
        set.Ready([], null, name, "bench", now);
        var deployment = Deployment.Of(NewId.At<ReviewId>(now), set, now);
        deployment.Begin(now);
        deployment.StepDone("CREATE_COMPLETE", now);
        var environment = ManagedEnvironment.From(request, revision, deployment, now);
        environment.Follow(deployment, revision, now);
        return environment;
    }

    private static IEnumerable<(string, string)> Inputs(string name) => new (string Key, string Value)[]
    {
        ("EnvironmentName", name), ("EnvironmentId", $"env-{name}"), ("Owner", "bench"), ("CostCenter", "cc"),
        ("AvailabilityZone1", $"{Region}a"), ("AvailabilityZone2", $"{Region}b"), ("AvailabilityZone3", $"{Region}c"),
    }.SelectMany((each, n) => new[] { ($"Parameters.member.{n + 1}.ParameterKey", each.Key), ($"Parameters.member.{n + 1}.ParameterValue", each.Value) });
}
