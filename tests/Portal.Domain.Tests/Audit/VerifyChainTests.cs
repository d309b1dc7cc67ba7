using Portal.Domain.Audit;

namespace Portal.Domain.Tests.Audit;

public sealed class VerifyChainTests
{
    [Fact]
    public async Task A_chain_as_it_was_sealed_is_intact()
    {
        var report = await VerifyAsync(Chain(6), Head(Chain(6), 3), Head(Chain(6), 6));
        (report.Broken, report.Rows, report.HeadsHeld).ShouldBe((null, 6, 2));
    }

    [Fact]
    public async Task An_empty_chain_is_intact() => (await VerifyAsync([])).ShouldBe(new ChainReport(0, null, 0, null));

    [Fact]
    public async Task Rows_of_the_first_form_and_of_the_second_stand_in_one_chain()
    {
        var chain = Sealed([Content(1) with { Form = 1, Before = null, After = null }, Content(2)]);
        (await VerifyAsync(chain)).Broken.ShouldBeNull();
    }

    [Theory]
    [InlineData(1)]
    [InlineData(3)]
    [InlineData(6)]
    public async Task A_changed_row_is_named(int place)
    {
        var chain = Chain(6);
        chain[place - 1] = chain[place - 1] with { Content = chain[place - 1].Content with { Detail = "harmless" } };
        await ShouldBreakAsync(chain, place, Tampering.Changed);
    }

    [Fact]
    public async Task A_change_of_one_microsecond_is_a_change()
    {
        var chain = Chain(3);
        chain[1] = chain[1] with { Content = chain[1].Content with { At = chain[1].Content.At.AddMicroseconds(1) } };
        await ShouldBreakAsync(chain, 2, Tampering.Changed);
    }

    [Fact]
    public async Task A_changed_row_that_was_sealed_anew_breaks_the_one_behind_it()
    {
        var chain = Chain(6);
        var changed = chain[2].Content with { Actor = "somebody" };
        chain[2] = new SealedRow(3, changed.HashAt(3, chain[1].Hash), changed);
        await ShouldBreakAsync(chain, 4, Tampering.Changed);
    }

    [Fact]
    public async Task A_form_that_nobody_knows_is_a_change()
    {
        var chain = Chain(3);
        chain[1] = chain[1] with { Content = chain[1].Content with { Form = 9 } };
        await ShouldBreakAsync(chain, 2, Tampering.Changed);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(4)]
    public async Task A_row_that_is_gone_is_named(int place)
    {
        var chain = Chain(6);
        chain.RemoveAt(place - 1);
        await ShouldBreakAsync(chain, place, Tampering.Missing);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(3)]
    public async Task Rows_that_are_gone_are_missed_though_the_rest_was_numbered_anew(int count)
    {
        var chain = Chain(8);
        chain.RemoveRange(2, count);
        await ShouldBreakAsync(Renumbered(chain), 3, Tampering.Missing);
    }

    [Theory]
    [InlineData(2, 3)]
    [InlineData(2, 5)]
    [InlineData(1, 6)]
    public async Task Two_rows_that_changed_places_are_reordered(int one, int other)
    {
        var chain = Chain(6);
        (chain[one - 1], chain[other - 1]) = (chain[other - 1], chain[one - 1]);
        await ShouldBreakAsync(Renumbered(chain), one, Tampering.Reordered);
    }

    [Fact]
    public async Task Two_rows_whose_contents_changed_places_are_reordered()
    {
        var chain = Chain(6);
        (chain[1], chain[4]) = (chain[1] with { Content = chain[4].Content }, chain[4] with { Content = chain[1].Content });
        await ShouldBreakAsync(chain, 2, Tampering.Reordered);
    }

    [Fact]
    public async Task Lines_of_an_export_that_changed_places_are_reordered()
    {
        var chain = Chain(6);
        (chain[1], chain[2]) = (chain[2], chain[1]);
        await ShouldBreakAsync(chain, 2, Tampering.Reordered);
    }

    [Fact]
    public async Task A_row_that_was_put_in_is_named()
    {
        var chain = Chain(6);
        chain.Insert(3, new SealedRow(0, "00ff", Content(99)));
        await ShouldBreakAsync(Renumbered(chain), 4, Tampering.Inserted);
    }

    [Fact]
    public async Task A_row_that_was_put_in_and_sealed_well_is_named()
    {
        var chain = Chain(6);
        chain.Insert(3, new SealedRow(4, Content(99).HashAt(4, chain[2].Hash), Content(99)));
        await ShouldBreakAsync(Renumbered(chain), 4, Tampering.Inserted);
    }

    [Fact]
    public async Task A_second_row_of_one_number_was_put_in()
    {
        var chain = Chain(6);
        chain.Insert(3, chain[2] with { Hash = "00ff" });
        await ShouldBreakAsync(chain, 3, Tampering.Inserted);
    }

    [Fact]
    public async Task A_cut_off_end_is_missed_by_a_written_head()
    {
        var chain = Chain(6);
        (await VerifyAsync(chain[..4])).Broken.ShouldBeNull();
        var broken = (await VerifyAsync(chain[..4], Head(chain, 2), Head(chain, 6))).Broken.ShouldNotBeNull();
        (broken.Sequence, broken.Tampering).ShouldBe((5, Tampering.Missing));
    }

    [Fact]
    public async Task A_chain_that_was_sealed_anew_as_a_whole_is_told_by_a_written_head()
    {
        var whole = Chain(6);
        var anew = Sealed([.. whole.Select(row => row.Sequence == 4 ? row.Content with { Actor = "somebody" } : row.Content)]);
        (await VerifyAsync(anew)).Broken.ShouldBeNull();
        var broken = (await VerifyAsync(anew, Head(whole, 2), Head(whole, 5))).Broken.ShouldNotBeNull();
        (broken.Sequence, broken.Tampering).ShouldBe((3, Tampering.Changed));
    }

    private static async Task ShouldBreakAsync(List<SealedRow> chain, long place, Tampering tampering)
    {
        var report = await VerifyAsync(chain);
        var broken = report.Broken.ShouldNotBeNull();
        (broken.Sequence, broken.Tampering).ShouldBe((place, tampering), broken.Why);
        broken.Why.ShouldEndWith(".");
    }

    private static Task<ChainReport> VerifyAsync(List<SealedRow> rows, params AuditHead[] heads) =>
        new VerifyChain(() => rows.ToAsyncEnumerable(), heads).RunAsync(TestContext.Current.CancellationToken);

    private static AuditHead Head(List<SealedRow> chain, int sequence) => new(sequence, chain[sequence - 1].Hash, Minimal.Now);

    private static List<SealedRow> Renumbered(List<SealedRow> rows) => [.. rows.Select((row, i) => row with { Sequence = i + 1 })];

    private static List<SealedRow> Chain(int rows) => Sealed([.. Enumerable.Range(1, rows).Select(Content)]);

    private static AuditContent Content(int number) =>
        new(2, Minimal.Now.AddSeconds(number), "ann", "Ann", "review.approved", $"rev-{number}", "env-1", "Waiting", "Approved", "Größe ✓");

    private static List<SealedRow> Sealed(IReadOnlyList<AuditContent> contents)
    {
        var rows = new List<SealedRow>();
        foreach (var content in contents) rows.Add(new SealedRow(rows.Count + 1, content.HashAt(rows.Count + 1, rows.Count == 0 ? AuditContent.Genesis : rows[^1].Hash), content));
        return rows;
    }
}
