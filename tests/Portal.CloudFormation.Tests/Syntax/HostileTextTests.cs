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

    [Theory]
    [InlineData(new byte[] { 0x41, 0x3A, 0x20, 0x31 }, "A: 1")]
    [InlineData(new byte[] { 0xEF, 0xBB, 0xBF, 0x41, 0x3A, 0x20, 0xC3, 0xA9 }, "\uFEFFA: é")]
    public void UTF_8_is_read_with_and_without_a_byte_order_mark(byte[] file, string text)
    {
        TemplateText.Decode(file, out var problem).ShouldBe(text);
        problem.ShouldBeNull();
        TemplateText.Parse(text).Problems.ShouldBeEmpty();
    }

    [Theory]
    [InlineData(new byte[] { 0x41, 0x3A, 0x0A, 0x20, 0xE9 }, 2, 2, "0xE9 is not UTF-8")]
    [InlineData(new byte[] { 0x41, 0x3A, 0x20, 0xC3 }, 1, 4, "0xC3 is not UTF-8")]
    [InlineData(new byte[] { 0xFF, 0xFE, 0x41, 0x00 }, 1, 1, "UTF-16")]
    [InlineData(new byte[] { 0xFE, 0xFF, 0x00, 0x41 }, 1, 1, "UTF-16")]
    public void Another_encoding_is_refused_with_the_place_of_its_first_byte(byte[] file, int line, int column, string says)
    {
        TemplateText.Decode(file, out var problem).ShouldBeNull();
        problem!.Message.ShouldContain(says);
        problem.At.ShouldBe(new Position(line, column));
    }

    [Theory]
    [InlineData("a: &x [b]\nc: [*x, *x, *x]")]
    [InlineData("a: &a [x,x]\nb: &b [*a,*a]\nc: &c [*b,*b]")]
    [InlineData("a: 1e999999999")]
    [InlineData("a: -99999999999999999999999999999999999999")]
    [InlineData("a: 0x_________")]
    [InlineData("a: 190:20:30:15")]
    [InlineData("a: .inf\nb: .nan")]
    [InlineData("{\"a\": 1e999999999, \"b\": -0.0}")]
    public void What_grows_or_overflows_elsewhere_is_text_or_refused_here(string text)
    {
        HoldsItsPromise(text).ShouldBeTrue();
        HoldsItsPromise($"Resources: {{ R: {{ Type: 'A::B::C', Properties: {{ P: {{ {text.Split('\n')[0].TrimStart('{').TrimEnd('}')} }} }} }} }}").ShouldBeTrue();
    }

    /// <summary>Root and problems exclude each other, and every problem has words and a place within the text.</summary>
    private static bool HoldsItsPromise(string text)
    {
        var parsed = TemplateText.Parse(text);
        var lines = text.Count(c => c is '\n' or '\r' or '\x85' or '\u2028' or '\u2029') + 1;
        return (parsed.Root is null) == (parsed.Problems.Count > 0)
            && parsed.Problems.All(p => p.Message.Length > 10 && p.At is { Line: >= 1, Column: >= 1 } && p.At.Line <= lines + 1);
    }
}
