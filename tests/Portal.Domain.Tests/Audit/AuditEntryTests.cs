using Portal.Domain.Access;
using Portal.Domain.Audit;

namespace Portal.Domain.Tests.Audit;

public sealed class AuditEntryTests
{
    [Fact]
    public void A_chain_can_be_verified_from_its_start()
    {
        var chain = Chain("request.drafted", "request.submitted", "review.opened", "review.approved");
        chain.Select(entry => entry.Sequence).ShouldBe([1, 2, 3, 4]);
        Verifies(chain).ShouldBeTrue();
    }

    [Fact]
    public void A_chain_with_an_entry_left_out_moved_or_put_in_does_not_verify()
    {
        var chain = Chain("a", "b", "c", "d");
        Verifies([chain[0], chain[2], chain[3]]).ShouldBeFalse();
        Verifies([chain[0], chain[2], chain[1], chain[3]]).ShouldBeFalse();
        Verifies([chain[0], Chain("a", "x")[1], chain[1], chain[2], chain[3]]).ShouldBeFalse();
    }

    [Fact]
    public void Each_part_of_an_entry_changes_its_hash()
    {
        AuditEntry Entry(string id = "ann", string name = "Ann", string action = "a", string subject = "s", string? environment = "env-1", string detail = "d", int later = 0, string? before = null, string? after = null) =>
            AuditEntry.Of(new Actor(new PersonId(id), name, "t", new HashSet<Role>()), action, subject, environment is null ? null : new EnvironmentId(environment), detail, Minimal.Now.AddMicroseconds(later), before, after);

        AuditEntry[] all =
        [
            Entry(), Entry(id: "bo"), Entry(name: "Bo"), Entry(action: "b"), Entry(subject: "t"), Entry(environment: "env-2"), Entry(environment: null), Entry(environment: ""),
            Entry(detail: "e"), Entry(later: 1), Entry(before: "x"), Entry(after: "x"), Entry(before: ""), Entry(action: "a\u001fs", subject: ""), Entry(action: "as", subject: ""), Entry(action: "", subject: "as"),
        ];
        all.Select(entry => entry.HashOf("0")).Distinct().Count().ShouldBe(all.Length);
        Entry().HashOf("0").ShouldNotBe(Entry().HashOf("1"));
        Entry().HashOf("0").ShouldBe(Entry().HashOf("0"));
    }

    [Fact]
    public void A_separator_within_a_text_moves_nothing_to_its_neighbour()
    {
        static string Hash(string action, string subject) => AuditEntry.Of(Actor.Portal, action, subject, null, "", Minimal.Now).HashOf("0");
        Hash("a\u001fb", "c").ShouldNotBe(Hash("a", "b\u001fc"));
        Hash("a1:b", "c").ShouldNotBe(Hash("a", "1:bc"));
    }

    [Fact]
    public void An_entry_is_sealed_once()
    {
        var entry = Chain("a")[0];
        Should.Throw<InvalidOperationException>(() => entry.Seal(2, entry.Hash!));
        entry.Sequence.ShouldBe(1);
    }

    private static List<AuditEntry> Chain(params string[] actions)
    {
        var chain = new List<AuditEntry>();
        foreach (var action in actions)
        {
            var entry = AuditEntry.Of(Minimal.Engineer, action, "req-1", null, "", Minimal.Now);
            entry.Seal(chain.Count + 1, chain.Count == 0 ? "" : chain[^1].Hash!);
            chain.Add(entry);
        }
        return chain;
    }

    private static bool Verifies(List<AuditEntry> chain) =>
        chain.Select((entry, i) => entry.Sequence == i + 1 && entry.Hash == entry.HashOf(i == 0 ? "" : chain[i - 1].Hash!)).All(right => right);
}
