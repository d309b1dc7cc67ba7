using Portal.CloudFormation.Parameters;

namespace Portal.CloudFormation.Tests.Parameters;

public sealed class AllowedPatternTests
{
    [Theory]
    [InlineData("[a-z]+", "abc", "Yes")]
    [InlineData("[a-z]+", "abc1", "No")]
    [InlineData("^[a-z]+$", "abc", "Yes")]
    [InlineData("^[a-z]+$", "abc\n", "No")]
    [InlineData("a|b", "b", "Yes")]
    [InlineData("a|b", "ab", "No")]
    [InlineData(@"\d+", "12", "Yes")]
    [InlineData(@"\d+", "٣", "No")]
    [InlineData(@"\w+", "é", "No")]
    [InlineData(@"[\w-]+", "a-b_c", "Yes")]
    [InlineData(@"\D+", "ab", "Yes")]
    [InlineData(@"\S+", "a b", "No")]
    [InlineData(@"\p{Alnum}+", "aB3", "Yes")]
    [InlineData(@"[\p{Lower}\p{Digit}]+", "a3", "Yes")]
    [InlineData(@"[\p{Lower}\p{Digit}]+", "A3", "No")]
    [InlineData(@"\p{L}+", "é", "Yes")]
    [InlineData(@"(?=.*[0-9])(?=.*[a-z]).{8,}", "abcdefg1", "Yes")]
    [InlineData(@"(?=.*[0-9])(?=.*[a-z]).{8,}", "abcdefgh", "No")]
    [InlineData(@"(.)\1", "aa", "Yes")]
    [InlineData("[unclosed", "a", "Unusable")]
    [InlineData("(", "a", "Unusable")]
    public void A_pattern_matches_the_whole_value_as_in_Java(string pattern, string value, string match) =>
        AllowedPattern.Matches(pattern, value).ToString().ShouldBe(match);

    [Fact]
    public void A_catastrophic_pattern_is_matched_in_linear_time() =>
        AllowedPattern.Matches("(a+)+b", new string('a', 4_096)).ShouldBe(PatternMatch.No);

    [Fact]
    public void A_catastrophic_pattern_with_a_look_ahead_gives_up() =>
        AllowedPattern.Matches("(?=a)(a+)+b", new string('a', 4_096)).ShouldBe(PatternMatch.Unusable);

    [Fact]
    public void A_monstrous_pattern_is_not_tried() =>
        AllowedPattern.Matches(new string('(', 5_000) + new string(')', 5_000), "").ShouldBe(PatternMatch.Unusable);

    [Fact]
    public void A_pattern_with_huge_counts_is_answered_or_given_up() =>
        AllowedPattern.Matches("((a{1000}){1000}){1000}", "a").ShouldBeOneOf(PatternMatch.No, PatternMatch.Unusable);
}
