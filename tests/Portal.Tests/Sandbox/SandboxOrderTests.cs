using Portal.Sandbox;

namespace Portal.Tests.Sandbox;

public sealed class SandboxOrderTests
{
    private static readonly SandboxOrder Load = new("POST", "/_sandbox/load", "trouble", "Multiply the load on a stack", Regional: true,
        [new("stack", "text", true, "shop-prod", ""), new("factor", "number", true, "3", ""), new("extra", "map", false, "{}", ""), new("hard", "flag", false, "true", "")]);

    [Fact]
    public void What_was_typed_becomes_a_body_of_the_right_types_and_names_the_region()
    {
        var problems = new Dictionary<string, string>();
        var typed = new Dictionary<string, string> { ["stack"] = " shop ", ["factor"] = "2.5", ["extra"] = """{"a": 1}""", ["hard"] = "true" };
        Load.BodyOf(typed, "111111111111", "eu-west-1", problems).ToJsonString()
            .ShouldBe("""{"account":"111111111111","region":"eu-west-1","stack":"shop","factor":2.5,"extra":{"a":1},"hard":true}""");
        problems.ShouldBeEmpty();
    }

    [Fact]
    public void Every_field_that_cannot_be_read_is_told_at_once()
    {
        var problems = new Dictionary<string, string>();
        Load.BodyOf(new Dictionary<string, string> { ["factor"] = "much", ["extra"] = "[1]" }, "1", "r", problems);
        problems.Keys.Order().ShouldBe(["extra", "factor", "stack"]);
        problems["factor"].ShouldContain("no number");
    }

    [Fact]
    public void An_order_without_a_body_names_the_region_in_its_address()
    {
        var back = new SandboxOrder("DELETE", "/_sandbox/load", "trouble", "Back to the usual load", Regional: true, []);
        back.PathIn("111111111111", "eu-west-1").ShouldBe("load?account=111111111111&region=eu-west-1");
        Load.PathIn("111111111111", "eu-west-1").ShouldBe("load");
    }
}
