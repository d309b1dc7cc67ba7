using Portal.Costs;
using Portal.Costs.Leftovers;
using Portal.Domain;
using Portal.Domain.Access;
using Portal.Domain.ChangeSets;
using Portal.Domain.Costs;
using Portal.Domain.Deployments;
using Portal.Domain.Environments;
using Portal.Domain.Requests;
using Portal.Domain.Reviews;
using Portal.Tests.Harness;

namespace Portal.Tests.Costs;

/// <summary>Snapshots and buckets that outlive their environments.</summary>
public sealed class LeftoverTests(SharedCluster cluster)
{
    private const string Rds = "Amazon Relational Database Service", S3 = "Amazon Simple Storage Service";

    private static readonly DateOnly Through = DateOnly.FromDateTime(Given.Now.UtcDateTime).AddDays(-2);

    private static readonly OperationPlan Plan = new([new PlanStep(PlanAction.DeleteStack, "Delete stack.")],
        [new PlannedResource("AssetsBucket", "AWS::S3::Bucket", "shop-assets", "kept"), new PlannedResource("Database", "AWS::RDS::DBInstance", "shop-db", "deleted, a final snapshot is kept"), new PlannedResource("AppLogGroup", "AWS::Logs::LogGroup", "/shop", "kept")],
        []);

    private static readonly Actor Reviewer = new(new PersonId("priya"), "Priya Nair", "finance", new HashSet<Role> { Role.CostReviewer });

    [Fact]
    public async Task What_a_deleted_environment_left_is_told_at_its_monthly_pace_with_what_its_delete_kept()
    {
        await using var portal = await StoredPortal.OpenAsync(cluster);
        var gone = await DeletedAsync(portal, "shop-old", Given.Now.AddDays(-20));
        var justGone = await DeletedAsync(portal, "shop-new", Given.Now.AddDays(-4));
        var clean = await DeletedAsync(portal, "shop-clean", Given.Now.AddDays(-40));
        await portal.SqlAsync($"UPDATE billed_readings SET billed_through = '{Through:yyyy-MM-dd}'");
        // It stood until the delete; from the next day on its snapshot and bucket are billed.
        for (var day = Through.AddDays(-40); day <= Through; day = day.AddDays(1))
        {
            var stood = day <= DateOnly.FromDateTime(Given.Now.AddDays(-20).UtcDateTime);
            await BillAsync(portal, gone, day, Rds, stood ? 8 : 0.24m);
            await BillAsync(portal, gone, day, S3, stood ? 0.2m : 0.08m);
            if (day <= Through.AddDays(-2)) await BillAsync(portal, justGone, day, Rds, 8);
            await BillAsync(portal, clean, day, S3, 0.0001m);
        }

        var left = (await portal.Get<ReadLeftovers>().RunAsync(Reviewer, TestContext.Current.CancellationToken)).ShouldHaveSingleItem();
        (left.Name, left.DeletedOn, left.Days).ShouldBe(("shop-old", DateOnly.FromDateTime(Given.Now.AddDays(-20).UtcDateTime), 18));
        left.Services.Select(each => (each.Title, Math.Round(each.Monthly, 2))).ShouldBe([("RDS", 7.3m), ("S3", 2.43m)]);
        Math.Round(left.Monthly, 2).ShouldBe(9.73m);
        LeftoverWords.Kept(left).ShouldBe("final snapshot of Database, AssetsBucket");

        // It stands nowhere on the band, and nothing was expected of it; the one that went this month still counts.
        var month = await portal.Get<ReadPortfolio>().RunAsync(Reviewer, null, TestContext.Current.CancellationToken);
        var row = month.Environments.Single(each => each.Name == "shop-old");
        (row.IsGone, row.Standing, row.Estimate, row.AtEndIs).ShouldBe((true, BandStanding.NoData, null, "billed"));
        month.Standings.Sum(count => count.Count).ShouldBe(1);

        var other = new Actor(new PersonId("lena"), "Lena", "ledger", new HashSet<Role> { Role.Requester });
        (await portal.Get<ReadLeftovers>().RunAsync(other, TestContext.Current.CancellationToken)).ShouldBeEmpty();
        (await portal.Get<ReadLeftovers>().RunAsync(Given.Mara, TestContext.Current.CancellationToken)).Count.ShouldBe(1);
    }

    private static async Task<string> DeletedAsync(StoredPortal portal, string name, DateTimeOffset at)
    {
        var content = RequestContent.Empty with { Product = "three-tier", ProductVersion = "1.0.0", Name = name, Stage = "production", Account = "111111111111", Region = "us-east-1" };
        var request = EnvironmentRequest.StartDraft(RequestKind.Delete, NewId.At<EnvironmentId>(at), content, Given.Mara, at);
        var revision = request.Submit("", at);
        var set = ChangeSet.For(request, revision, 1, name, at);
        set.Ready([], Plan, Given.StackId, "digest", at);
        var review = Review.Open(set, Given.Mara.Id, Given.Mara.Team, TimeSpan.FromHours(72), at);
        var deployment = Deployment.Of(review.Id, set, at);
        deployment.Begin(at);
        var environment = ManagedEnvironment.From(request, revision, deployment, at);
        deployment.StepDone("DELETE_COMPLETE", at);
        environment.Follow(deployment, revision, at);
        environment.State.ShouldBe(EnvironmentState.Deleted);
        await portal.SaveAsync(db =>
        {
            db.Environments.Add(environment);
            db.Requests.Add(request);
            db.Revisions.Add(revision);
            db.ChangeSets.Add(set);
            db.Reviews.Add(review);
            db.Deployments.Add(deployment);
        });
        return environment.Id.Value;
    }

    private static Task BillAsync(StoredPortal portal, string environment, DateOnly day, string service, decimal amount) => portal.SqlAsync(FormattableString.Invariant(
        $"INSERT INTO cost_records (day, environment, service, span, amount, is_open) VALUES ('{day:yyyy-MM-dd}', '{environment}', '{service}', 'Day', {amount}, false)"));
}
