using Portal.Platform;
using Portal.Platform.Accounts;
using Portal.Tests.Harness;

namespace Portal.Tests.Platform.Accounts;

public sealed class AccountSettingsTests
{
    private static readonly string Templates = Path.Combine(Solution.Root, "templates");

    private static AccountSettings Valid(string id = "111111111111", string title = "Production") => new() { Id = id, Title = title, Regions = ["us-east-1"] };

    [Fact]
    public void Whole_settings_have_no_problem()
    {
        var role = Valid("222222222222", "Other");
        (role.RoleArn, role.ExternalId, role.Products) = ("arn:aws:iam::222222222222:role/platform/portal", "portal-1", ["three-tier"]);
        CheckAccountSettings.Problems(new AwsSettings { Accounts = [Valid(), role] }, Templates).ShouldBeEmpty();
    }

    [Fact]
    public void Everything_wrong_is_told_at_once()
    {
        var first = Valid("12345");
        (first.Regions, first.ExternalId, first.Products) = (["Frankfurt", "us-east-1", "us-east-1"], "x", ["no-such"]);
        var second = Valid("222222222222");
        second.RoleArn = "arn:aws:iam::333333333333:role/portal";
        var third = Valid("222222222222", "Third");
        third.RoleArn = "portal";

        var problems = CheckAccountSettings.Problems(new AwsSettings { Accounts = [first, second, third] }, Templates).ToList();

        foreach (var expected in new[]
        {
            "0:Id is '12345'", "0:Regions holds 'Frankfurt'", "0:Regions names a region twice", "0:ExternalId has 2 to 1224", "0:ExternalId is set and RoleArn is empty",
            "0:Products holds 'no-such'", "1:RoleArn is a role of account 333333333333", "2:RoleArn is 'portal'", "names account 222222222222 2 times", "2 accounts titled 'Production'",
        })
            problems.ShouldContain(problem => problem.Contains(expected, StringComparison.Ordinal), $"{expected} among {string.Join('\n', problems)}");
    }

    [Fact]
    public void Two_accounts_cannot_both_be_the_portals_own() =>
        CheckAccountSettings.Problems(new AwsSettings { Accounts = [Valid(), Valid("222222222222", "Other")] }, Templates).ShouldHaveSingleItem().ShouldContain("more than one account without a RoleArn");

    [Fact]
    public void A_form_offers_accounts_that_let_the_product_and_the_team_in()
    {
        var (all, shop, boards) = (Valid(), Valid("222222222222", "Shop"), Valid("333333333333", "Boards"));
        (shop.Teams, boards.Products) = (["shop"], ["notice-board"]);
        var aws = new AwsSettings { Accounts = [all, shop, boards] };
        AllowedAccounts.For(aws, "three-tier", "shop").ShouldBe([all, shop]);
        AllowedAccounts.For(aws, "notice-board", "ledger").ShouldBe([all, boards]);
    }

    [Fact]
    public void What_is_not_let_in_is_told_with_where_else_to_go()
    {
        var (all, closed) = (Valid(), Valid("222222222222", "Closed"));
        (closed.Teams, closed.Products, closed.Stages) = (["shop"], ["notice-board"], ["production"]);
        var problems = AllowedAccounts.Problems(closed, "three-tier", "Three-tier", "ledger", "development", [all]).ToList();
        problems.Select(problem => problem.Code).ShouldBe(["product", "team", "stage"]);
        problems.ShouldAllBe(problem => problem.Field == "account" && problem.Fix.Contains("111111111111", StringComparison.Ordinal));
    }
}
