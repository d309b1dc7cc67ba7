using System.Text.RegularExpressions;

namespace Portal.Domain.Tests;

public sealed partial class IdTests
{
    [Fact]
    public void An_id_is_a_prefix_a_dash_and_26_characters()
    {
        Shape().IsMatch(NewId.At<RequestId>(Minimal.Now).Value).ShouldBeTrue();
        NewId.At<ChangeSetId>(Minimal.Now).Value.ShouldStartWith("chs-");
        NewId.At<ReviewId>(Minimal.Now).Value.ShouldStartWith("rev-");
        NewId.At<DeploymentId>(Minimal.Now).Value.ShouldStartWith("dep-");
        NewId.At<EnvironmentId>(Minimal.Now).Value.ShouldStartWith("env-");
    }

    [Fact]
    public void Ids_made_later_sort_later()
    {
        var made = Enumerable.Range(0, 2_000).Select(i => NewId.At<RequestId>(Minimal.Now.AddMilliseconds(i * 7919L)).Value).ToList();
        made.Order(StringComparer.Ordinal).ShouldBe(made);
    }

    [Fact]
    public void Ids_of_the_same_moment_differ() =>
        Enumerable.Range(0, 10_000).Select(_ => NewId.At<RequestId>(Minimal.Now).Value).Distinct().Count().ShouldBe(10_000);

    [Fact]
    public void An_id_tells_the_moment_it_was_made_and_nothing_of_it_is_lost()
    {
        // 26 characters of 5 bits hold all 128; the first 48 bits are the time in milliseconds.
        var text = NewId.At<RequestId>(Minimal.Now).Value["req-".Length..];
        var number = text.Aggregate(UInt128.Zero, (sum, character) => (sum << 5) | (UInt128)(uint)"0123456789abcdefghjkmnpqrstvwxyz".IndexOf(character, StringComparison.Ordinal));
        ((long)(ulong)(number >> 80)).ShouldBe(Minimal.Now.ToUnixTimeMilliseconds());
        ((int)(uint)(number >> 76) & 15).ShouldBe(7);
    }

    [Fact]
    public void A_change_sets_name_fits_into_what_CloudFormation_takes() =>
        NameInCloudFormation().IsMatch(Minimal.ChangeSet().Name).ShouldBeTrue();

    [GeneratedRegex("^req-[0-9a-hjkmnp-tv-z]{26}$")]
    private static partial Regex Shape();

    [GeneratedRegex("^[a-zA-Z][-a-zA-Z0-9]{0,127}$")]
    private static partial Regex NameInCloudFormation();
}
