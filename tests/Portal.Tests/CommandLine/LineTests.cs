using System.Text.Json.Nodes;
using Portal.Tests.Harness;

namespace Portal.Tests.CommandLine;

/// <summary>The whole line from a shell: one asks, another looks and approves, both follow, and in the end it is deleted.</summary>
public sealed class LineTests(SharedPortal shared) : ApiTests(shared)
{
    [Fact]
    public async Task An_environment_is_asked_for_approved_followed_looked_at_and_deleted()
    {
        var name = Line.NewName();
        using var engineer = As("engineer-shop");
        using var approver = As("platform");
        await File.WriteAllTextAsync(Path.Combine(engineer.Home, "board.yaml"), $"""
            product: notice-board
            name: {name}
            stage: development
            account: {Portal.Aws.Account}
            region: {AwsPlace.Region}
            inputs:
              WebHook: https://hooks.example.com/T0/any-token
            """, TestContext.Current.CancellationToken);

        var request = (await engineer.PortalAsync("request", "create", "-f", "board.yaml", "--submit", "-o", "json")).Should(0).Json["id"]!.GetValue<string>();
        (await engineer.PortalAsync("watch", request, "--until", "review", "--timeout", "2m")).Should(0).Out.ShouldContain($"create {name} is inReview");

        // Another name than the environment's, or no yes, decides nothing.
        (await approver.TypeAsync("no\n", "approve", request)).Should(1).Error.ShouldContain("nothing was decided");
        (await approver.PortalAsync("approve", request, "--yes", "--digest", "0000")).Code.ShouldBeOneOf(1, 2);
        var shown = (await approver.TypeAsync("yes\n", "approve", request, "-m", "Looks right.")).Should(0);
        shown.ShouldSatisfyAllConditions(
            said => said.Out.ShouldContain("Data loss"),
            said => said.Out.ShouldContain("AWS::S3::Bucket"),
            said => said.Error.ShouldContain("digest"));

        var watched = (await engineer.PortalAsync("watch", request, "-o", "json", "--timeout", "2m")).Should(0);
        var lines = watched.Out.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => JsonNode.Parse(line)!).ToList();
        lines.ShouldContain(line => line["status"] != null && line["status"]!.GetValue<string>() == "CREATE_COMPLETE");
        lines[^1]["state"]!.GetValue<string>().ShouldBe("done");

        await Portal.Engineer.EnvironmentAsync(name, "ready");
        (await engineer.PortalAsync("status", name)).Should(0).Out.ShouldMatch(@"State +ready");
        (await engineer.PortalAsync("status", "--search", name, "-o", "json")).Should(0).Json["items"]!.AsArray().Count.ShouldBe(1);
        (await engineer.PortalAsync("costs", "environment", name)).Should(0).Out.ShouldContain("Estimate");
        (await engineer.PortalAsync("costs", "portfolio", "--csv")).Should(0).Out.Split('\n')[0].ShouldContain(",");

        var delete = (await engineer.PortalAsync("request", "delete", name, "--submit", "-o", "json")).Should(0).Json["id"]!.GetValue<string>();
        (await engineer.PortalAsync("watch", name, "--until", "review", "--timeout", "2m")).Should(0).Out.ShouldContain("delete");
        var review = (await approver.PortalAsync("status", "--list", "reviews", "--state", "waiting", "-o", "json")).Should(0).Json["items"]!.AsArray().Single(each => each!["request"]!.GetValue<string>() == delete)!;
        (await approver.PortalAsync("send-back", delete, "--yes", "--digest", review["digest"]!.GetValue<string>(), "-m", "Not yet.")).Should(0);
        (await engineer.PortalAsync("watch", delete, "--timeout", "2m")).Should(7).Out.ShouldContain("sentBack");
    }

    [Fact]
    public async Task Every_problem_of_a_request_is_printed_at_once_and_it_is_kept_as_a_draft()
    {
        using var engineer = As("engineer-shop");
        var refused = (await engineer.PortalAsync("request", "create", "--product", "three-tier", "--name", "Not A Name", "--stage", "nowhere", "--account", Portal.Aws.Account, "--region", AwsPlace.Region, "--set", "MinCapacity=99", "--submit")).Should(2);
        refused.Error.ShouldSatisfyAllConditions(
            said => said.ShouldMatch(@"\n  name +\S"),
            said => said.ShouldMatch(@"\n  stage +\S"),
            said => said.ShouldMatch(@"\n  inputs\.MinCapacity +\S"),
            said => said.ShouldContain("It is kept as draft req-"));
        var parsed = JsonNode.Parse((await engineer.PortalAsync("request", "create", "--name", "Not A Name", "--submit", "-o", "json")).Should(2).Error)!;
        parsed["problems"]!.AsArray().Select(problem => problem!["fix"]!.GetValue<string>()).ShouldAllBe(fix => fix.Length > 0);
    }

    [Fact]
    public async Task The_platform_s_commands_look_into_the_running_portal()
    {
        using var platform = As("platform");
        (await platform.PortalAsync("audit", "verify")).Should(0).Out.ShouldContain("The chain is intact");
        (await platform.PortalAsync("migrate")).Should(0).Out.ShouldEndWith("Nothing is pending.\n");
        (await platform.PortalAsync("prices", "list")).Should(0).Out.ShouldContain("us-east-1");
        (await platform.PortalAsync("doctor", "-o", "json")).Json["items"]!.AsArray().Select(finding => finding!["about"]!.GetValue<string>()).ShouldContain("database");
        (await platform.PortalAsync("prices", "refresh", "--region", "us-east-1")).Code.ShouldBeOneOf(0, 1);
        using var engineer = As("engineer-shop");
        foreach (var command in new string[][] { ["audit", "verify"], ["migrate"], ["doctor"], ["prices", "refresh"] })
            (await engineer.PortalAsync(command)).Should(3);
    }

    private Shell As(string token) => new() { Variables = { ["PORTAL_URL"] = Portal.Address, ["PORTAL_TOKEN"] = Portal.TokenOf(token) } };
}
