using FsCheck;
using FsCheck.Fluent;
using Portal.CloudFormation.Syntax;

namespace Portal.CloudFormation.Tests.Syntax;

public sealed class HostileTextTests
{
    [Fact]
    public void No_mutation_of_a_real_template_crashes_or_hangs_the_parser() =>
        Prop.ForAll(Mutations.Of(Fixture.ThreeTier, Fixture.StaticSite), HoldsItsPromise).Check(Sizes.Texts);

    [Fact]
    public void No_heap_of_tokens_crashes_or_hangs_the_parser() =>
        Prop.ForAll(Mutations.Heaps(), HoldsItsPromise).Check(Sizes.Texts);

    [Theory]
    [InlineData("[")]
    [InlineData("{")]
    [InlineData("{\"a\":")]
    [InlineData("- ")]
    [InlineData("? ")]
    [InlineData("!Ref ")]
    [InlineData("&a ")]
    [InlineData("a: b\n")]
    [InlineData("'")]
    [InlineData("\"")]
    [InlineData("\n")]
    [InlineData("#")]
    [InlineData("%")]
    [InlineData("---\n")]
    [InlineData("a: |\n ")]
    [InlineData("!Sub\n- ")]
    [InlineData("a,")]
    [InlineData("x ")]
    [InlineData(" :")]
    public void One_megabyte_of_a_token_is_read_to_an_end(string token) =>
        HoldsItsPromise(string.Concat(Enumerable.Repeat(token, TemplateText.LargestText / token.Length))).ShouldBeTrue();

    /// <summary>Root and problems exclude each other, and every problem has words and a place within the text.</summary>
    private static bool HoldsItsPromise(string text)
    {
        var parsed = TemplateText.Parse(text);
        var lines = text.Count(c => c is '\n' or '\r' or '\x85' or '\u2028' or '\u2029') + 1;
        return (parsed.Root is null) == (parsed.Problems.Count > 0)
            && parsed.Problems.All(p => p.Message.Length > 10 && p.At is { Line: >= 1, Column: >= 1 } && p.At.Line <= lines + 1);
    }
}
