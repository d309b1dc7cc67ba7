using Portal.Catalog.Policies;
using Portal.Domain.Catalog.Policies;
using Portal.Tests.Requests;

namespace Portal.Tests.Catalog;

/// <summary>Whatever stands in a policy file: reading it never throws, and what is refused says where and why.</summary>
public sealed class HostilePolicyTests
{
    private static readonly Dictionary<string, string> Shipped =
        Directory.GetFiles(Path.Combine(Shelf.Templates, PolicyShelf.Folder), "*.yaml").ToDictionary(file => Path.GetFileName(file), File.ReadAllText);

    /// <summary>What gets put into files: shapes, numbers beyond all limits, and what breaks the text itself.</summary>
    private static readonly string[] Pieces =
        ["", "{", "}", "[", "]", ":", "- ", "&a ", "*a", "~", "null", "99999999999999999999999999999", "-1", "1e400", "NaN", "${", "${}", "!Ref x", "\t", "\u0000", "\uD800", "\"", "'", "#", "|", "cases", "rule", "all: [{ all: [] }]"];

    [Theory]
    [InlineData(1), InlineData(2), InlineData(3), InlineData(4)]
    public void Mutated_files_are_read_or_refused_with_a_place(int seed)
    {
        var random = new Random(seed);
        for (var round = 0; round < 500; round++)
        {
            var (file, text) = Shipped.ElementAt(random.Next(Shipped.Count));
            for (var cut = random.Next(1, 4); cut > 0; cut--)
            {
                var at = random.Next(text.Length);
                var length = Math.Min(random.Next(12), text.Length - at);
                text = text[..at] + Pieces[random.Next(Pieces.Length)] + text[(at + length)..];
            }

            var (set, faults) = ReadPolicies.From(new Dictionary<string, string> { [file] = text });

            faults.ShouldAllBe(fault => fault.Message.Length > 0 && fault.Line != 0);
            // What is in force can judge anything.
            if (faults.Count == 0) set.Judge(new PolicyFacts(new Dictionary<string, string> { ["stage"] = "production", ["cost.expected"] = "1e400" }));
        }
    }

    [Theory]
    [InlineData("leases: [{ rule: a, days: 99999999999999, sentence: s, cases: [{ given: {}, applies: true }] }]", "'days' is a whole number from 1 to 3650")]
    [InlineData("leases: [{ rule: a, days: 1.5, sentence: s, cases: [{ given: {}, applies: true }] }]", "'days' is a whole number")]
    [InlineData("limits: [{ rule: a, severity: warn, environments: 1e300, sentence: s, cases: [{ given: {}, applies: true }] }]", "'environments' is a whole number")]
    [InlineData("limits: [{ rule: a, severity: warn, sentence: s, cases: [{ given: {}, applies: true }] }]", "limits nothing")]
    [InlineData("leases: [{ rule: a, days: 1, sentence: 'at most ${lease.dayz}', cases: [{ given: {}, applies: true }] }]", "There is no field 'lease.dayz' to put")]
    [InlineData("autoApproval: [{ rule: a, enabled: true, sentence: ' ', cases: [{ given: {}, applies: true }] }]", "'sentence' is empty")]
    [InlineData("leases: [{ rule: a, days: 1, sentence: s, cases: [{ given: {}, apply: true }] }]", "'apply' is not a key of a case")]
    [InlineData("leases: [{ rule: a, days: 1, sentence: s, cases: [{ given: {}, applies: false }] }]", "has no case to which it applies")]
    [InlineData("leases: [{ rule: a, days: 1, sentence: s, when: { field: stage, operator: oneOf, value: [] }, cases: [{ given: {}, applies: true }] }]", "at least one value")]
    public void Nonsense_is_refused_in_a_sentence(string rules, string reason)
    {
        var fault = ReadPolicies.From(new Dictionary<string, string> { ["test.yaml"] = $"policy: test\nversion: 1\n{rules}\n" }).Faults.First(fault => fault.Message.Contains(reason));
        (fault.Line, fault.Column > 0).ShouldBe((3, true));
    }

    [Fact]
    public void A_rule_that_contradicts_its_case_is_not_put_in_force()
    {
        var (_, faults) = ReadPolicies.From(new Dictionary<string, string>
        {
            ["test.yaml"] = """
                policy: test
                version: 1
                leases:
                  - rule: short
                    when: { field: stage, operator: equals, value: development }
                    days: 30
                    sentence: At most 30 days.
                    cases:
                      - { given: { stage: development }, applies: true }
                      - { given: { stage: staging }, applies: true }
                """,
        });

        var fault = faults.ShouldHaveSingleItem();
        (fault.File, fault.Line, fault.Column).ShouldBe(("test.yaml", 10, 9));
        fault.Message.ShouldBe("Rule 'short' does not apply to this case, which says that it does.");
    }
}
