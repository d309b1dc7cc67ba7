using Portal.CloudFormation.Pricing;
using Portal.Domain.Catalog;
using Portal.Domain.Catalog.Policies;
using Portal.Domain.Requests;
using Portal.Requests;

namespace Portal.Tests.Requests;

public sealed class EvaluateRequestTests
{
    [Fact]
    public async Task A_preset_as_it_comes_is_in_order()
    {
        var evaluation = await Evaluations.OfAsync(Shelf.Request("e-commerce"));

        evaluation.Problems.ShouldBeEmpty();
        evaluation.Policy.Verdict.ShouldBe(Verdict.Allow);
        evaluation.Policy.Route.Groups.ShouldBe(["platform"]);
        evaluation.Policy.Route.AutoApprovedBy.ShouldBeNull();
        evaluation.Band.Position.ShouldBe(BandPosition.In);
        evaluation.Topology.Zones.ShouldBe(["us-east-1a", "us-east-1b", "us-east-1c"]);
        evaluation.Template.Digest.Length.ShouldBe(64);
        evaluation.Template.Bytes.ShouldBeInRange(20_000, 51_200);
    }

    [Fact]
    public async Task Inputs_come_back_with_the_defaults_and_without_what_the_portal_fills()
    {
        var inputs = (await Evaluations.OfAsync(Shelf.Request("e-commerce", ("MaxCapacity", "6")))).Inputs;

        inputs["MaxCapacity"].ShouldBe("6");
        inputs["InstanceType"].ShouldBe("m7g.medium");
        inputs["AvailabilityZone2"].ShouldBe("us-east-1b");
        inputs.Keys.ShouldNotContain("EnvironmentId");
    }

    [Fact]
    public async Task The_tiers_in_series_promise_99_82_per_cent_and_CloudFront_limits_it()
    {
        var availability = (await Evaluations.OfAsync(Shelf.Request("e-commerce"))).Availability;

        Math.Round(availability.Composed!.Value, 4).ShouldBe(0.9982m);
        availability.Limiting!.Title.ShouldBe("CloudFront");
        availability.Tiers.Select(tier => tier.Title).ShouldBe(["CloudFront", "Load balancer", "EC2", "ElastiCache Multi-AZ", "RDS Multi-AZ"], ignoreOrder: true);
        availability.Remarks.ShouldBeEmpty();
        Math.Round(availability.MinutesAMonth!.Value).ShouldBe(78);
    }

    [Fact]
    public async Task A_single_NAT_gateway_in_production_is_remarked_and_warned_of()
    {
        var evaluation = await Evaluations.OfAsync(Shelf.Request("e-commerce", ("NatMode", "single")));

        evaluation.Availability.Remarks.ShouldHaveSingleItem().ShouldContain("stops with its zone");
        evaluation.Policy.Findings.ShouldHaveSingleItem().Rule.ShouldBe("production-nat");
        evaluation.Policy.Route.Reasons[0].ShouldBe("production would have a single NAT gateway");
    }

    [Fact]
    public async Task Short_backups_in_production_are_warned_of_with_a_value_that_would_do()
    {
        var policy = (await Evaluations.OfAsync(Shelf.Request("e-commerce", ("DbBackupDays", "7")))).Policy;

        policy.Verdict.ShouldBe(Verdict.Warn);
        var finding = policy.Findings.ShouldHaveSingleItem();
        finding.Field.ShouldBe("inputs.DbBackupDays");
        finding.Suggestion.ShouldBe("14");
        finding.Sentence.ShouldContain("With 7, a reviewer must accept it.");
        policy.Route.Reasons.ShouldContain("backups are kept 7 days");
    }

    [Fact]
    public async Task Deletion_protection_off_is_denied_in_production_only()
    {
        var content = Shelf.Request("e-commerce", ("DeletionProtection", "false"));

        (await Evaluations.OfAsync(content)).Policy.Verdict.ShouldBe(Verdict.Deny);
        (await Evaluations.OfAsync(content with { Stage = "development" })).Policy.Verdict.ShouldBe(Verdict.Allow);
    }

    [Fact]
    public async Task A_preset_that_can_grow_above_the_band_says_so_and_what_would_keep_it_in()
    {
        var evaluation = await Evaluations.OfAsync(Shelf.Request("saas"));

        evaluation.Band.Position.ShouldBe(BandPosition.AboveAtMaximum);
        evaluation.Policy.Findings.ShouldHaveSingleItem().Rule.ShouldBe("maximum-above-band");
        evaluation.Band.Savings.Select(saving => (saving.Parameter, saving.To, saving.AtMaximum))
            .ShouldBe([("InstanceType", "t4g.medium", 245.28m), ("DbInstanceClass", "db.t4g.medium", 94.17m), ("NatMode", "single", 73.20m)]);
    }

    [Fact]
    public async Task Fewer_instances_at_most_are_advised_only_as_far_as_the_band_asks_for_it()
    {
        var evaluation = await Evaluations.OfAsync(Shelf.Request("production-app", ("InstanceType", "m6i.large")));

        evaluation.Band.Position.ShouldBe(BandPosition.AboveAtMaximum);
        var saving = evaluation.Band.Savings.Single(saving => saving.Parameter == "MaxCapacity");
        (saving.To, saving.Expected, saving.AtMaximum).ShouldBe(("7", 0m, 3 * 74.58m));
    }

    [Fact]
    public async Task Fewer_instances_than_are_needed_on_average_are_no_saving()
    {
        var evaluation = await Evaluations.OfAsync(Shelf.Request("e-commerce"));

        evaluation.Choices.ShouldContain(choice => choice.Parameter == "MaxCapacity" && choice.Change.Expected < -60);
        evaluation.Band.Savings.ShouldNotContain(saving => saving.Parameter == "MaxCapacity");
    }

    [Fact]
    public async Task The_three_largest_savings_are_one_a_field_with_what_policies_say_to_them()
    {
        var savings = (await Evaluations.OfAsync(Shelf.Request("e-commerce"))).Band.Savings;

        savings.Select(saving => (saving.Parameter, saving.To)).ShouldBe([("DbInstanceClass", "db.t4g.medium"), ("NatMode", "single"), ("CacheNodeType", "cache.t4g.small")]);
        savings.Select(saving => saving.Expected).ShouldBe([127.75m, 73.20m, 48.18m]);
        savings[1].Cautions.ShouldHaveSingleItem().ShouldContain("single NAT gateway");
        savings[0].Cautions.ShouldBeEmpty();
    }

    [Fact]
    public async Task A_choice_costs_what_the_whole_costs_when_it_is_made()
    {
        var useCase = await Evaluations.UseCase;
        var evaluation = await Evaluations.OfAsync(Shelf.Request("production-app"));
        var now = evaluation.Cost.ShouldBeOfType<CostEstimate.Priced>().Total;

        evaluation.Choices.Count.ShouldBeGreaterThan(20);
        foreach (var choice in evaluation.Choices)
        {
            var made = useCase.Price(Shelf.ThreeTier, Shelf.Request("production-app", (choice.Parameter, choice.Value)), Evaluations.Environment, "shop");
            (made.ShouldBeOfType<CostEstimate.Priced>().Total - now).ShouldBe(choice.Change, $"{choice.Parameter} {choice.Value}");
        }
    }

    [Fact]
    public async Task Where_nothing_is_priced_the_band_has_no_position_and_a_reviewer_is_told()
    {
        var evaluation = await Evaluations.OfAsync(Shelf.Request("e-commerce") with { Region = "eu-central-1" });

        evaluation.Cost.ShouldBeOfType<CostEstimate.NotPriced>();
        evaluation.Band.Position.ShouldBeNull();
        evaluation.Policy.Findings.ShouldHaveSingleItem().Rule.ShouldBe("not-fully-priced");
    }

    [Fact]
    public async Task A_team_with_many_environments_is_warned_of_a_further_one_but_not_of_changes()
    {
        var full = new TeamStanding(40, 20_000);

        (await Evaluations.OfAsync(Shelf.Request("e-commerce"), team: full)).Policy.Findings.ShouldHaveSingleItem().Sentence.ShouldContain("Team shop has 40 environments");
        (await Evaluations.OfAsync(Shelf.Request("e-commerce"), RequestKind.Change, full)).Policy.Verdict.ShouldBe(Verdict.Allow);
    }

    [Fact]
    public async Task A_development_environment_has_a_longest_lease() =>
        (await Evaluations.OfAsync(Shelf.Request("production-app") with { Stage = "development" })).Policy.MaximumLeaseDays.ShouldBe(30);

    [Fact]
    public async Task A_delete_in_production_needs_two_people()
    {
        var route = (await Evaluations.OfAsync(Shelf.Request("production-app"), RequestKind.Delete)).Policy.Route;

        route.Approvals.ShouldBe(2);
        route.Reasons.ShouldContain("production data would be lost");
    }

    [Fact]
    public async Task Edited_assumptions_move_the_estimate_and_stay_within_their_limits()
    {
        async Task<Evaluation> With(string mean) => await Evaluations.OfAsync(Shelf.Request("e-commerce") with { Assumptions = new Dictionary<string, string> { ["meanInstances"] = mean } });
        var (three, many) = (await With("3"), await With("1000"));

        three.Cost.ShouldBeOfType<CostEstimate.Priced>().Total.ShouldSatisfyAllConditions(total => total.Expected.ShouldBe(total.Minimum));
        many.Assumptions["meanInstances"].ShouldBe(10);
        many.Problems.ShouldHaveSingleItem().Field.ShouldBe("assumptions.meanInstances");
    }

    [Fact]
    public async Task Two_fields_that_must_fit_are_checked_together()
    {
        var problems = (await Evaluations.OfAsync(Shelf.Request("e-commerce", ("DbStorageGb", "190"), ("DbMaxStorageGb", "200")))).Problems;

        var problem = problems.ShouldHaveSingleItem();
        (problem.Field, problem.Code, problem.Message).ShouldBe(("inputs.DbMaxStorageGb", "atLeast", "RDS needs a tenth of room to grow."));
    }

    [Fact]
    public async Task A_certificate_of_another_region_is_a_problem()
    {
        const string arn = "certificate/66666666-7777-4888-9999-000000000000";
        var problems = (await Evaluations.OfAsync(Shelf.Request("e-commerce",
            ("DomainName", "shop.example.com"),
            ("ViewerCertificateArn", $"arn:aws:acm:us-east-1:111111111111:{arn}"),
            ("AlbCertificateArn", $"arn:aws:acm:eu-west-1:111111111111:{arn}")))).Problems;

        problems.ShouldHaveSingleItem().Code.ShouldBe("startsWith");
    }
}
