using Portal.Domain.Deployments;
using Portal.Platform.Access.OpenId;
using Portal.Tests.Harness;

namespace Portal.Tests.Docs;

/// <summary>docs/troubleshoot.md has the portal's own words, all of those that come from a list.</summary>
public sealed class TroubleshootTests
{
    private const char Any = '…';

    private static readonly IReadOnlyList<string> Sentences =
        [.. DocPage.Of("docs/troubleshoot.md").Text.Split('\n').Where(line => line.StartsWith("| ", StringComparison.Ordinal) && !line.StartsWith("| what", StringComparison.Ordinal)).Select(line => line.Split('|')[1].Trim())];

    [Fact]
    public void Every_known_cause_and_every_refusal_of_a_sign_in_stands_there()
    {
        KnownCauses.All.Select(cause => cause.Title.Replace("{0}", "…", StringComparison.Ordinal)).Except(Sentences).ShouldBeEmpty();
        Enum.GetValues<SignInRefusal>().Select(refusal => RefusalWords.Of(refusal).Happened).Except(Sentences).ShouldBeEmpty();
    }

    [Fact]
    public void Every_sentence_there_is_one_of_the_portal()
    {
        var sources = string.Join('\n', Directory.EnumerateFiles(Path.Combine(Solution.Root, "src"), "*.*", SearchOption.AllDirectories).Append(Path.Combine(Solution.Root, "eng", "run"))
            .Where(file => Path.GetExtension(file) is ".cs" or ".razor" or "" && !file.Contains("/obj/", StringComparison.Ordinal) && !file.Contains("/bin/", StringComparison.Ordinal)).Select(File.ReadAllText));
        // The single words between two names are found anywhere and prove nothing.
        var made = from sentence in Sentences from part in sentence.Split(Any, StringSplitOptions.TrimEntries) where part.Length > 12 && !sources.Contains(part, StringComparison.Ordinal) select $"{sentence} → {part}";
        made.ShouldBeEmpty();
        Sentences.Count.ShouldBeGreaterThan(50);
    }
}
