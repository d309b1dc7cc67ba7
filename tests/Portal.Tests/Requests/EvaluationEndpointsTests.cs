using System.Globalization;
using System.Net;
using System.Text.Json.Nodes;
using Portal.Tests.Harness;

namespace Portal.Tests.Requests;

public sealed class EvaluationEndpointsTests(SharedPortal shared) : ApiTests(shared)
{
    private const string Path = "/products/three-tier/evaluations";

    [Fact]
    public async Task A_form_is_answered_with_everything_that_follows_from_it()
    {
        var answer = (await Engineer.PostAsync(Path, Form())).Should(HttpStatusCode.OK).Json;

        answer["problems"]!.AsArray().ShouldBeEmpty();
        answer["inputs"]!["InstanceType"]!.ToString().ShouldBe("m7g.medium");
        answer["policy"]!["verdict"]!.ToString().ShouldBe("allow");
        answer["policy"]!["route"]!["groups"]!.AsArray().Select(group => group!.ToString()).ShouldBe(["platform"]);
        answer["cost"]!["priceDate"]!.ToString().ShouldBe("2026-11-01");
        answer["cost"]!["expected"]!["currency"]!.ToString().ShouldBe("USD");
        answer["band"]!["position"]!.ToString().ShouldBe("in");
        answer["band"]!["savings"]!.AsArray().Count.ShouldBe(3);
        answer["availability"]!["limitingTier"]!.ToString().ShouldBe("CloudFront");
        answer["availability"]!["composed"]!.GetValue<decimal>().ShouldBe(0.9982m, 0.0001m);
        answer["topology"]!["zones"]!.AsArray().Count.ShouldBe(3);
        answer["template"]!["digest"]!.ToString().Length.ShouldBe(64);
    }

    [Fact]
    public async Task The_amounts_of_the_lines_add_up_to_the_amount_of_the_whole()
    {
        var cost = (await Engineer.PostAsync(Path, Form())).Json["cost"]!;

        cost["lines"]!.AsArray().Sum(line => Amount(line!["expected"])).ShouldBe(Amount(cost["expected"]));
        cost["lines"]!.AsArray().SelectMany(line => line!["items"]!.AsArray()).Sum(item => Amount(item!["maximum"])).ShouldBe(Amount(cost["maximum"]));
    }

    [Fact]
    public async Task What_is_wrong_is_among_the_answer_and_no_error()
    {
        var answer = (await Engineer.PostAsync(Path, new { preset = "e-commerce", stage = "moon", region = "eu-central-1", inputs = new { MinCapacity = "2", NoSuch = "1" } })).Should(HttpStatusCode.OK);

        answer.Problems.ShouldBe(["account allowedValues", "inputs.MinCapacity notAllowed", "inputs.NoSuch unknown", "stage allowedValues"]);
        answer.Json["cost"]!["expected"].ShouldBeNull();
        answer.Json["cost"]!["unpriced"]![0]!["reason"]!.ToString().ShouldBe("There is no price book for eu-central-1.");
        answer.Json["band"]!["position"].ShouldBeNull();
    }

    [Fact]
    public async Task A_finding_names_its_rule_its_field_and_a_value_that_would_do()
    {
        var policy = (await Engineer.PostAsync(Path, Form(new { DbBackupDays = "7" }))).Json["policy"]!;

        policy["verdict"]!.ToString().ShouldBe("warn");
        var finding = policy["findings"]!.AsArray().ShouldHaveSingleItem()!;
        (finding["rule"]!.ToString(), finding["field"]!.ToString(), finding["suggestion"]!.ToString(), finding["severity"]!.ToString())
            .ShouldBe(("production-backups", "inputs.DbBackupDays", "14", "warn"));
    }

    [Fact]
    public async Task An_empty_form_and_members_that_are_null_take_defaults()
    {
        var empty = (await Engineer.PostAsync(Path, "{}")).Should(HttpStatusCode.OK);
        empty.Problems.ShouldBe(["account allowedValues", "region allowedValues", "stage allowedValues"]);
        empty.Json["inputs"]!["MaxCapacity"]!.ToString().ShouldBe("10");
        (await Engineer.PostAsync(Path, """{ "inputs": { "MaxCapacity": null }, "assumptions": { "meanInstances": null } }""")).Should(HttpStatusCode.OK);
    }

    [Fact]
    public async Task A_product_that_is_not_there_is_not_found() =>
        (await Engineer.PostAsync("/products/no-such/evaluations", "{}")).ShouldRefuse(HttpStatusCode.NotFound, "notFound");

    [Fact]
    public async Task A_member_of_the_wrong_type_is_named() =>
        (await Engineer.PostAsync(Path, """{ "inputs": [] }""")).ShouldRefuse(HttpStatusCode.UnprocessableEntity, "invalid").Problems.ShouldBe(["inputs type"]);

    [Fact]
    public async Task What_a_policy_denies_is_not_submitted()
    {
        var body = Portal.ThreeTier(Line.NewName());
        body["stage"] = "production";
        body["inputs"] = new Dictionary<string, string> { ["DeletionProtection"] = "false" };

        var answer = (await Engineer.PostAsync("/requests", body)).ShouldRefuse(HttpStatusCode.UnprocessableEntity, "invalid");
        answer.Problems.ShouldBe(["inputs.DeletionProtection policy"]);
    }

    [Fact]
    public async Task Environments_of_the_team_are_counted_and_priced_beside_the_form()
    {
        await Portal.CarryOutAsync(Engineer, Portal.NoticeBoard(Line.NewName()));

        (await Engineer.PostAsync(Path, Form())).Should(HttpStatusCode.OK).Json["policy"]!["verdict"]!.ToString().ShouldBe("allow");
    }

    private object Form(object? inputs = null) =>
        new { preset = "E-commerce", stage = "production", account = Portal.Aws.Account, region = AwsPlace.Region, inputs = inputs ?? new { }, assumptions = new { } };

    private static decimal Amount(JsonNode? money) => decimal.Parse(money!["amount"]!.ToString(), CultureInfo.InvariantCulture);
}
