using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using Portal.Catalog;
using Portal.Catalog.Policies;
using Portal.Domain;
using Portal.Domain.Access;
using Portal.Domain.Requests;
using Portal.Platform;
using Portal.Requests;

namespace Portal.Tests.Requests;

/// <summary>The evaluation over the products, price books and policies of this repository.</summary>
internal static class Evaluations
{
    public static readonly EnvironmentId Environment = new("env-01jd3v8k6q2m4n7p9r5s8t0w1x");

    public static readonly Actor Mara = new(new PersonId("mara"), "Mara", "shop", new HashSet<Role> { Role.Requester });

    private static readonly Lazy<Task<EvaluateRequest>> Shared = new(CreateAsync);

    public static Task<EvaluateRequest> UseCase => Shared.Value;

    public static async Task<Evaluation> OfAsync(RequestContent content, RequestKind kind = RequestKind.Create, TeamStanding? team = null) =>
        (await UseCase).Run(content.Product == "static-site" ? Shelf.StaticSite : Shelf.ThreeTier, content, Environment, Mara, kind, team);

    private static async Task<EvaluateRequest> CreateAsync()
    {
        var prices = new PriceShelf(NullLogger<PriceShelf>.Instance);
        var policies = new PolicyShelf(NullLogger<PolicyShelf>.Instance);
        await prices.ReadAllAsync(Shelf.Templates, CancellationToken.None);
        await policies.ReadAllAsync(Shelf.Templates, CancellationToken.None);
        var account = new AccountSettings { Id = "111111111111", Title = "Production", Regions = ["us-east-1", "eu-west-1", "eu-central-1"] };
        return new EvaluateRequest(new CheckContent(Options.Create(new PortalSettings { Aws = new AwsSettings { Accounts = [account] } })), prices, policies);
    }
}
