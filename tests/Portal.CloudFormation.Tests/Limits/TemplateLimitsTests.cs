using Portal.CloudFormation.Limits;

namespace Portal.CloudFormation.Tests.Limits;

public sealed class TemplateLimitsTests
{
    [Fact]
    public void Each_limit_says_how_much_of_it_is_used()
    {
        var uses = Measure(Fixture.ThreeTier, Stack.ThreeTierInputs);
        uses[LimitKind.Resources].ShouldBe(new LimitUse(LimitKind.Resources, "Resources", 49, 500));
        uses[LimitKind.Parameters].Used.ShouldBe(16);
        uses[LimitKind.Outputs].Used.ShouldBe(3);
        uses[LimitKind.Mappings].Used.ShouldBe(1);
        uses[LimitKind.InlineBytes].Used.ShouldBe(new FileInfo(Path.Combine(AppContext.BaseDirectory, "Templates", "three-tier.yaml")).Length);
        (uses[LimitKind.NameCharacters].Used, uses[LimitKind.NameCharacters].Subject).ShouldBe((21, "BalancerSecurityGroup"));
        (uses[LimitKind.ParameterValueBytes].Used, uses[LimitKind.ParameterValueBytes].Subject).ShouldBe((68, "Image"));
        uses.Values.ShouldAllBe(use => !use.IsExceeded);
    }

    [Fact]
    public void A_given_value_counts_in_bytes()
    {
        var given = new Dictionary<string, string>(Stack.ThreeTierInputs) { ["AlarmEmail"] = new string('é', 2_049) };
        var use = Measure(Fixture.ThreeTier, given)[LimitKind.ParameterValueBytes];
        (use.Used, use.IsExceeded, use.Subject).ShouldBe((4_098, true, "AlarmEmail"));
        use.Share.ShouldBe(4_098 / 4_096.0);
    }

    [Fact]
    public void More_than_500_resources_exceed_the_limit()
    {
        var text = "Resources:\n" + string.Concat(Enumerable.Range(0, 501).Select(i => $"  R{i}: {{ Type: 'A::B::C' }}\n"));
        var use = Measure(text, [])[LimitKind.Resources];
        (use.Used, use.IsExceeded).ShouldBe((501, true));
    }

    private static Dictionary<LimitKind, LimitUse> Measure(string text, Dictionary<string, string> given) =>
        TemplateLimits.Measure(text, Stack.Template(text), given).ToDictionary(use => use.Kind);
}
