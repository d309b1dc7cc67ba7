using Portal.Catalog;
using Portal.Catalog.Policies;
using Portal.CloudFormation;
using Portal.CloudFormation.Evaluation;
using Portal.Costs.Advice;
using Portal.Domain;
using Portal.Domain.ChangeSets;
using Portal.Domain.Costs;
using Portal.Domain.Deployments;
using Portal.Domain.Environments;
using Portal.Domain.Requests;
using Portal.Domain.Reviews;
using Portal.Tests.Harness;

namespace Portal.Tests.Costs;

/// <summary>A database whose engine has left standard support is billed by the vCPU and hour beside its price.</summary>
public sealed class ExtendedSupportTests(SharedCluster cluster)
{
    private static readonly PseudoParameters Pseudo = new("111111111111", "us-east-1", "shop", null, "aws", "amazonaws.com", [], ["us-east-1a", "us-east-1b", "us-east-1c"]);

    private static readonly EvaluatedTemplate Supported = Database("8.4");

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("8.0", true, 292)]
    [InlineData("8.0.36", false, 146)]
    [InlineData("5.7", true, 292)]
    public void Every_vCPU_of_a_past_engine_is_saved_by_the_version_that_left_it(string engine, bool multiAz, decimal saving)
    {
        var advice = BySupport.Of(Database(engine, multiAz), Supported, "2.0.0").ShouldNotBeNull();
        (advice.Kind, advice.Saving, advice.Opens).ShouldBe((AdviceKind.ExtendedSupport, saving, AdviceOpens.Upgrade));
        advice.Evidence.ShouldBe($"MySQL {engine} has left standard support.");
    }

    [Fact]
    public void Nothing_is_said_of_a_supported_engine_one_that_takes_no_extended_support_or_one_without_a_way_out()
    {
        BySupport.Of(Supported, Supported, "2.0.0").ShouldBeNull();
        BySupport.Of(Database("8.0", support: "open-source-rds-extended-support-disabled"), Supported, "2.0.0").ShouldBeNull();
        BySupport.Of(Database("8.0"), Database("8.0"), "2.0.0").ShouldBeNull();
        BySupport.Of(Database("8.0"), null, null).ShouldBeNull();
    }

    [Fact]
    public async Task An_environment_of_a_version_with_a_past_engine_is_told_to_upgrade_to_the_newest()
    {
        var templates = Solution.NewFolder();
        try
        {
            foreach (var file in Directory.EnumerateFiles(Path.Combine(Solution.Root, "templates"), "*", SearchOption.AllDirectories))
            {
                var copy = Path.Combine(templates, Path.GetRelativePath(Path.Combine(Solution.Root, "templates"), file));
                Directory.CreateDirectory(Path.GetDirectoryName(copy)!);
                File.Copy(file, copy);
            }
            var (template, product) = (Path.Combine(templates, "three-tier", "template.yaml"), Path.Combine(templates, "three-tier", "product.yaml"));
            var (newTemplate, newProduct) = (await File.ReadAllTextAsync(template, Cancellation), await File.ReadAllTextAsync(product, Cancellation));
            await File.WriteAllTextAsync(template, newTemplate.Replace("EngineVersion: '8.4'", "EngineVersion: '8.0'", StringComparison.Ordinal).Replace("      EngineLifecycleSupport: open-source-rds-extended-support-disabled\n", "", StringComparison.Ordinal).Replace("mysql8.4", "mysql8.0", StringComparison.Ordinal), Cancellation);
            await File.WriteAllTextAsync(product, newProduct.Replace("version: 1.0.0", "version: 0.9.0", StringComparison.Ordinal), Cancellation);
            await using var portal = await StoredPortal.OpenAsync(cluster, ("TemplatesFolder", templates));
            await portal.Get<PriceShelf>().ReadAllAsync(templates, Cancellation);
            await portal.Get<PolicyShelf>().ReadAllAsync(templates, Cancellation);
            var shelf = portal.Get<ProductShelf>();
            await shelf.ReadAllAsync(Cancellation);
            var old = shelf.Find("three-tier").ShouldNotBeNull().Product;
            old.Version.ShouldBe("0.9.0");
            var environment = Ready(old.Hash);
            await using var db = portal.Db();
            // On the newest version there is nowhere to go.
            (await portal.Get<FindAdvice>().RunAsync(db, environment, portal.Time.GetUtcNow(), Cancellation)).ShouldNotContain(each => each.Kind == AdviceKind.ExtendedSupport);

            await File.WriteAllTextAsync(template, newTemplate, Cancellation);
            await File.WriteAllTextAsync(product, newProduct, Cancellation);
            await shelf.ReadAllAsync(Cancellation);
            var advice = (await portal.Get<FindAdvice>().RunAsync(db, environment, portal.Time.GetUtcNow(), Cancellation)).Single(each => each.Kind == AdviceKind.ExtendedSupport);
            (advice.Title, advice.Opens, advice.Saving).ShouldBe(("Upgrade to 1.0.0, whose database engine is supported", AdviceOpens.Upgrade, 292));
        }
        finally
        {
            Directory.Delete(templates, recursive: true);
        }
    }

    private static ManagedEnvironment Ready(string hash)
    {
        var content = Products.DraftOf(Products.ThreeTier, "production-app").Content with { ProductVersion = "0.9.0" };
        var request = EnvironmentRequest.StartDraft(RequestKind.Create, NewId.At<EnvironmentId>(Given.Now), content, Given.Mara, Given.Now);
        var revision = request.Submit(hash, Given.Now);
        var set = ChangeSet.For(request, revision, 1, "shop-prod", Given.Now);
        set.Asked("arn:change-set", Given.StackId, Given.Now);
        set.Ready([], null, Given.StackId, "digest", Given.Now);
        var deployment = Deployment.Of(NewId.At<ReviewId>(Given.Now), set, Given.Now);
        deployment.Begin(Given.Now);
        var environment = ManagedEnvironment.From(request, revision, deployment, Given.Now);
        deployment.StepDone("CREATE_COMPLETE", Given.Now);
        environment.Follow(deployment, revision, Given.Now);
        environment.State.ShouldBe(EnvironmentState.Ready);
        return environment;
    }

    private static EvaluatedTemplate Database(string engine, bool multiAz = true, string support = "open-source-rds-extended-support") => Evaluator.Evaluate(Template.Read($$"""
        Resources:
          Data:
            Type: AWS::RDS::DBInstance
            Properties: { Engine: mysql, EngineVersion: '{{engine}}', MultiAZ: {{(multiAz ? "true" : "false")}}, DBInstanceClass: db.t4g.medium, EngineLifecycleSupport: {{support}} }
          Cache:
            Type: AWS::ElastiCache::ReplicationGroup
            Properties: { Engine: valkey, EngineVersion: '8.0' }
        """).Template.ShouldNotBeNull(), new Dictionary<string, string>(), Pseudo);
}
