using Microsoft.Extensions.Logging.Abstractions;
using Portal.Catalog.Policies;

namespace Portal.Tests.Catalog;

public sealed class PolicyShelfTests : IDisposable
{
    private const string Good = "policy: one\nversion: 1\nleases: [{ rule: a, days: 30, sentence: s, cases: [{ given: {}, applies: true }] }]\n";

    private readonly DirectoryInfo _templates = Directory.CreateTempSubdirectory("portal-policies-");
    private readonly PolicyShelf _shelf = new(NullLogger<PolicyShelf>.Instance);

    [Fact]
    public async Task Files_that_do_not_load_leave_the_rules_before_in_force()
    {
        await WriteAsync(Good);
        var before = _shelf.Current.Hash;
        await WriteAsync(Good.Replace("30", "soon"));

        (_shelf.Current.Hash, _shelf.Faults.ShouldHaveSingleItem().File).ShouldBe((before, "one.yaml"));

        await WriteAsync(Good.Replace("30", "60"));
        _shelf.Current.Hash.ShouldNotBe(before);
        _shelf.Faults.ShouldBeEmpty();
    }

    [Fact]
    public async Task A_folder_that_vanishes_does_not_switch_its_rules_off()
    {
        await WriteAsync(Good);
        Directory.Delete(Folder, recursive: true);
        await _shelf.ReadAllAsync(_templates.FullName, TestContext.Current.CancellationToken);

        _shelf.Current.Rules.Count.ShouldBe(1);
        _shelf.Faults.ShouldHaveSingleItem().Message.ShouldContain("The folder is gone");
    }

    [Fact]
    public async Task Without_rules_that_load_nothing_starts() =>
        (await Should.ThrowAsync<InvalidOperationException>(() => WriteAsync("policy: [")))
            .Message.ShouldStartWith("The policies can't be read: one.yaml:");

    public void Dispose() => _templates.Delete(recursive: true);

    private string Folder => Path.Combine(_templates.FullName, PolicyShelf.Folder);

    private async Task WriteAsync(string text)
    {
        Directory.CreateDirectory(Folder);
        await File.WriteAllTextAsync(Path.Combine(Folder, "one.yaml"), text, TestContext.Current.CancellationToken);
        await _shelf.ReadAllAsync(_templates.FullName, TestContext.Current.CancellationToken);
    }
}
