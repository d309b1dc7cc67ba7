using System.Text.Json;
using Bunit;
using Portal.CloudFormation.Topology;
using Portal.Domain;
using Portal.Domain.Catalog;
using Portal.Domain.Environments;
using Portal.Environments;
using Portal.Tests.Harness;
using Portal.Tests.Platform.Ui;

namespace Portal.Tests.Environments;

public sealed class EnvironmentTests : UiTest
{
    [Fact]
    public void Outputs_are_grouped_and_named_as_the_product_says_and_the_rest_comes_last()
    {
        StackOutput[] outputs = [new("Zeta", "z", null), new("DatabaseEndpoint", "db.example", null), new("VpcId", "vpc-1", null), new("SiteUrl", "https://shop.example", null)];
        LabelledOutput[] labels = [new("SiteUrl", "Site URL", "connect"), new("DatabaseEndpoint", "Database endpoint", "connect"), new("VpcId", "VPC", "dashboards"), new("Missing", "Missing", "connect")];
        var groups = OutputGroup.Of(outputs, labels);
        groups.Select(group => group.Title).ShouldBe(["Connect your app", "For dashboards and alarms", "Other outputs"]);
        groups[0].Values.Select(value => value.Label).ShouldBe(["Site URL", "Database endpoint"]);
        groups[0].Values[0].IsAddress.ShouldBeTrue();
        groups[2].Values.ShouldHaveSingleItem().Label.ShouldBe("Zeta");
        JsonDocument.Parse(OutputGroup.Json(outputs)).RootElement.GetProperty("VpcId").GetString().ShouldBe("vpc-1");
    }

    [Theory]
    [InlineData("DatabaseSecretArn", "DATABASE_SECRET_ARN")]
    [InlineData("SiteUrl", "SITE_URL")]
    [InlineData("DBInstanceId", "DB_INSTANCE_ID")]
    [InlineData("VPC", "VPC")]
    public void A_key_becomes_the_name_of_a_variable(string key, string name) => OutputGroup.VariableName(key).ShouldBe(name);

    [Fact]
    public void Values_with_blanks_are_quoted_in_an_environment_file() =>
        OutputGroup.Of([new StackOutput("DnsRecord", "CNAME shop it's", null)], [])[0].EnvironmentFile().ShouldBe("DNS_RECORD='CNAME shop it'\\''s'\n");

    [Fact]
    public void A_filter_survives_its_address()
    {
        var filter = new EnvironmentFilter(Search: "cart", State: EnvironmentState.Failed, Team: "shop", Region: "us-east-1");
        var address = EnvironmentQuery.Write(filter);
        EnvironmentQuery.Read((string?)address["search"], (string?)address["state"], (string?)address["team"], (string?)address["owner"], (string?)address["region"]).ShouldBe(filter);
    }

    [Theory]
    [InlineData("nonsense")]
    [InlineData("3")]
    [InlineData(" ")]
    public void An_address_with_a_state_that_does_not_exist_narrows_nothing(string state) =>
        EnvironmentQuery.Narrows(EnvironmentQuery.Read(null, state, null, null, null)).ShouldBeFalse();

    [Fact]
    public void Resources_stand_by_tier_without_the_deleted_ones()
    {
        var tiers = TierResources.Of([Resource("Vpc", "AWS::EC2::VPC"), Resource("Db", "AWS::RDS::DBInstance", "UPDATE_FAILED"), Resource("Gone", "AWS::EC2::Subnet", "DELETE_COMPLETE")]);
        tiers.Select(tier => (tier.Tier, tier.Troubled)).ShouldBe([(Tier.Network, false), (Tier.Database, true)]);
        tiers[0].Resources.Count.ShouldBe(1);
    }

    [Fact]
    public void The_list_has_the_worst_on_top_and_names_lead_to_the_page()
    {
        var table = Render<EnvironmentTable>(p => p.Add(c => c.Rows, [Row("cart-prod", EnvironmentState.Ready), Row("bundles-prod", EnvironmentState.Failed, "No capacity")]));
        table.FindAll("a.name").Select(a => a.GetAttribute("href")).ShouldBe(["/environments/bundles-prod", "/environments/cart-prod"]);
        table.Find("tbody tr").TextContent.ShouldContain("No capacity");
    }

    [Fact]
    public void Every_column_sorts_and_the_choice_is_told_for_the_address()
    {
        var told = "";
        var table = Render<EnvironmentTable>(p => p.Add(c => c.Rows, [Row("b", EnvironmentState.Ready), Row("a", EnvironmentState.Ready)]).Add(c => c.SortedChanged, sorted => told = sorted));
        table.FindAll("th").ShouldAllBe(th => th.QuerySelector("button") != null);
        table.FindAll("th button").Single(b => b.TextContent == "Environment").Click();
        told.ShouldBe("Environment");
        table.FindAll("a.name").Select(a => a.TextContent).ShouldBe(["a", "b"]);
        table.FindAll("th button").Single(b => b.TextContent == "Environment").Click();
        told.ShouldBe("-Environment");
    }

    [Fact]
    public void A_sort_kept_in_the_address_wins_over_the_usual_one()
    {
        var table = Render<EnvironmentTable>(p => p.Add(c => c.Sorted, "-Environment").Add(c => c.Rows, [Row("a", EnvironmentState.Failed), Row("b", EnvironmentState.Ready)]));
        table.FindAll("a.name").Select(a => a.TextContent).ShouldBe(["b", "a"]);
    }

    [Fact]
    public void A_name_that_two_share_leads_by_id()
    {
        var table = Render<EnvironmentTable>(p => p.Add(c => c.Rows, [Row("cart", EnvironmentState.Ready), Row("cart", EnvironmentState.Ready)]));
        table.FindAll("a.name").ShouldAllBe(a => a.GetAttribute("href")!.StartsWith("/environments/env-"));
    }

    private static StackResource Resource(string id, string type, string status = "CREATE_COMPLETE") => new(id, null, type, status, Given.Now);

    private static EnvironmentRow Row(string name, EnvironmentState state, string? reason = null) => new(
        NewId.At<EnvironmentId>(Given.Now), name, state, reason, "shop", "Mara Lindqvist", "111111111111", "us-east-1", "production",
        "three-tier", "1.0.0", null, Given.Now, Given.Now, new DeploymentId("dep-1"));
}
