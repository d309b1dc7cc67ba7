using Portal.ChangeSets;
using Portal.Domain.Requests;
using Portal.Domain.Reviews;

namespace Portal.Tests.Reviews.Corpus;

/// <summary>Every change set of the corpus gets the verdict that stands beside it.</summary>
public sealed class CorpusTests
{
    public static TheoryData<string> Names => [.. CorpusFile.Names];

    [Theory]
    [MemberData(nameof(Names))]
    public void A_change_set_gets_the_verdict_that_stands_beside_it(string name)
    {
        var file = CorpusFile.Read(name);
        var verdict = ChangeSetVerdict.Of(RequestKind.Change, file.Changes, null, ChangeTables.Knowledge);
        verdict.Changes.ToDictionary(each => each.Change.LogicalId, each => Words(each.Verdict)).OrderBy(each => each.Key)
            .ShouldBe(file.Expected["changes"]!.AsObject().Select(each => KeyValuePair.Create(each.Key, each.Value!.GetValue<string>())).OrderBy(each => each.Key));
        (verdict.Outage.Fear.ToString(), verdict.DataLoss.Fear.ToString()).ShouldBe((file.Expected["outage"]!.GetValue<string>(), file.Expected["dataLoss"]!.GetValue<string>()));
        verdict.Changes.ShouldAllBe(each => each.Verdict.Reason.EndsWith('.'));
    }

    [Fact]
    public void The_corpus_has_both_kinds() =>
        (CorpusFile.Names.Count(name => name.StartsWith("sandbox-", StringComparison.Ordinal)) >= 4, CorpusFile.Names.Count() >= 25).ShouldBe((true, true));

    internal static string Words(ChangeVerdict verdict) => $"{verdict.Certainty.ToString().ToLowerInvariant()}{(verdict.Replaces ? " replaces" : "")}";
}
