using Portal.Requests.Wizard;
using Portal.Tests.Harness;

namespace Portal.Tests.Requests.Wizard;

public sealed class AllowedTests
{
    [Theory]
    [InlineData("DbBackupDays", "7–35")]
    [InlineData("MinCapacity", "3–10")]
    [InlineData("AppPort", "1024–65535")]
    [InlineData("LogRetentionDays", "7, 14, 30, 60, 90, 180, 365")]
    public void A_range_is_said_as_a_person_would(string parameter, string range) =>
        Allowed.Range(Products.ThreeTier.Template.Parameter(parameter)!).ShouldBe(range);

    [Fact]
    public void Thousands_are_set_apart_in_large_numbers() =>
        Allowed.Range(Products.NoticeBoard.Template.Parameter("KeepSeconds")!).ShouldBe("60–1,209,600");

    [Fact]
    public void Text_that_may_stay_empty_is_optional()
    {
        Allowed.Short(Products.ThreeTier.Template.Parameter("DomainName")!, ControlKind.Text).ShouldBe("optional");
        Allowed.Short(Products.NoticeBoard.Template.Parameter("BoardTitle")!, ControlKind.Text).ShouldBeNull();
    }

    [Fact]
    public void Help_says_what_it_does_and_then_what_is_allowed()
    {
        var (product, template) = Products.NoticeBoard;

        var help = Allowed.Help(FieldPaths.Field(product, "Sites")!, template.Parameter("Sites")!, ControlKind.List)!;

        help.ShouldBe("Origins whose pages may upload, separated by commas. Give origins such as https://intranet.example.com, separated by commas.");
    }

    [Fact]
    public void A_value_that_is_no_choice_any_more_can_still_be_seen()
    {
        var parameter = Products.ThreeTier.Template.Parameter("CacheEngine")!;

        Allowed.Choices(parameter, "memcached").ShouldBe(["redis", "valkey", "memcached"]);
        Allowed.Choices(parameter, "redis").ShouldBe(["redis", "valkey"]);
    }
}
