using Portal.Catalog;
using Portal.Tests.Harness;

namespace Portal.Tests.Catalog;

public sealed class ParameterLimitsTests
{
    [Theory]
    [InlineData("CacheEngine", "redis, valkey")]
    [InlineData("DbBackupDays", "7–35")]
    public void Limits_are_said_in_one_line(string parameter, string limits) =>
        ParameterLimits.Of(Products.ThreeTier.Template.Parameter(parameter)!).ShouldBe(limits);

    [Fact]
    public void A_parameter_without_limits_takes_anything() =>
        ParameterLimits.Of(Products.ThreeTier.Template.Parameter("AvailabilityZone1")!).ShouldBe("anything");

    [Fact]
    public void A_pattern_is_said_in_its_authors_words() =>
        ParameterLimits.Of(Products.NoticeBoard.Template.Parameter("BoardTitle")!).ShouldBe("3–40 characters; Use 3 to 40 letters, digits, spaces and hyphens, a letter first.");
}
