using Npgsql;
using Portal.Platform.Audit;
using Portal.Tests.Harness;

namespace Portal.Tests.Platform.Audit;

/// <summary>Rows changed by hand in a real database: the verification names the first one that is not as it was sealed.</summary>
public sealed class TamperingTests(SharedCluster cluster) : IAsyncLifetime
{
    private StoredPortal _portal = null!;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        _portal = await StoredPortal.OpenAsync(cluster);
        await AppendAsync(1, 8);
    }

    public ValueTask DisposeAsync() => _portal.DisposeAsync();

    [Fact]
    public async Task An_untouched_chain_is_intact()
    {
        var (code, said) = await VerifyAsync();
        code.ShouldBe(VerifyAudit.Intact, said);
        said.ShouldStartWith("The chain is intact: 8 rows,");
        said.ShouldContain("No written heads were compared");
    }

    [Fact]
    public Task A_changed_detail_is_named() => ShouldBreakAsync("UPDATE audit SET detail = 'harmless' WHERE sequence = 4", "row 4: changed.");

    [Fact]
    public Task A_changed_actor_is_named() => ShouldBreakAsync("UPDATE audit SET actor_name = 'Somebody' WHERE sequence = 1", "row 1: changed.");

    [Fact]
    public Task A_changed_state_is_named() => ShouldBreakAsync("UPDATE audit SET after = 'Approved' WHERE sequence = 8", "row 8: changed.");

    [Fact]
    public Task A_time_moved_by_a_microsecond_is_named() => ShouldBreakAsync("UPDATE audit SET at = at + interval '1 microsecond' WHERE sequence = 3", "row 3: changed.");

    [Fact]
    public Task A_deleted_row_is_named() => ShouldBreakAsync("DELETE FROM audit WHERE sequence = 5", "row 5: missing.");

    [Fact]
    public Task The_first_row_deleted_is_named() => ShouldBreakAsync("DELETE FROM audit WHERE sequence = 1", "row 1: missing.");

    [Fact]
    public Task A_deleted_row_is_missed_though_the_rest_was_numbered_anew() =>
        ShouldBreakAsync("DELETE FROM audit WHERE sequence = 3; UPDATE audit SET sequence = -sequence WHERE sequence > 3; UPDATE audit SET sequence = -sequence - 1 WHERE sequence < 0", "row 3: missing.");

    [Fact]
    public Task Reordered_rows_are_named() =>
        ShouldBreakAsync("UPDATE audit SET sequence = -1 WHERE sequence = 2; UPDATE audit SET sequence = 2 WHERE sequence = 6; UPDATE audit SET sequence = 6 WHERE sequence = -1", "row 2: reordered.");

    [Fact]
    public Task Neighbours_that_changed_places_are_named() =>
        ShouldBreakAsync("UPDATE audit SET sequence = -1 WHERE sequence = 6; UPDATE audit SET sequence = 6 WHERE sequence = 7; UPDATE audit SET sequence = 7 WHERE sequence = -1", "row 6: reordered.");

    [Fact]
    public Task An_inserted_row_is_named() => ShouldBreakAsync("""
        UPDATE audit SET sequence = -sequence WHERE sequence >= 4; UPDATE audit SET sequence = -sequence + 1 WHERE sequence < 0;
        INSERT INTO audit (form, at, actor, actor_name, action, subject, detail, sequence, hash) VALUES (2, now(), 'x', 'X', 'review.approved', 'rev-x', '', 4, 'abc')
        """, "row 4: inserted.");

    [Fact]
    public async Task A_cut_off_end_is_told_by_the_head_that_was_written()
    {
        await _portal.Job<WriteAuditHead>().WriteAsync(Cancellation);
        (await VerifyAsync()).Said.ShouldContain("All 1 written heads are held.");
        await ShouldBreakAsync("DELETE FROM audit WHERE sequence > 6", "row 7: missing.");
    }

    [Fact]
    public async Task An_end_sealed_anew_is_told_by_the_head_that_was_written()
    {
        await _portal.Job<WriteAuditHead>().WriteAsync(Cancellation);
        await AppendAsync(9, 3);
        await _portal.Job<WriteAuditHead>().WriteAsync(Cancellation);
        (await VerifyAsync()).Said.ShouldContain("All 2 written heads are held.");
        await TamperAsync("UPDATE audit SET detail = 'harmless' WHERE sequence = 10; UPDATE audit SET sequence = NULL, hash = NULL WHERE sequence >= 9");
        await _portal.Job<SealAudit>().SealAllAsync(Cancellation);
        var (code, said) = await VerifyAsync();
        code.ShouldBe(VerifyAudit.Broken, said);
        said.ShouldContain("row 9: changed. The head written on");
    }

    [Fact]
    public async Task A_head_is_written_once_while_nothing_happens()
    {
        await _portal.Job<WriteAuditHead>().WriteAsync(Cancellation);
        await _portal.Job<WriteAuditHead>().WriteAsync(Cancellation);
        (await File.ReadAllLinesAsync(_portal.Get<AuditHeads>().File, Cancellation)).Length.ShouldBe(1);
    }

    [Theory]
    [InlineData("UPDATE audit SET detail = 'harmless' WHERE sequence = 4", "UPDATE")]
    [InlineData("UPDATE audit SET sequence = NULL, hash = NULL WHERE sequence = 8", "UPDATE")]
    [InlineData("DELETE FROM audit WHERE sequence = 4", "DELETE")]
    [InlineData("TRUNCATE audit", "TRUNCATE")]
    [InlineData("INSERT INTO audit (form, at, actor, actor_name, action, subject, detail, sequence, hash) VALUES (2, now(), 'x', 'X', 'a', 's', '', 9, 'abc')", "INSERT")]
    public async Task The_database_refuses_to_touch_what_is_sealed(string sql, string verb)
    {
        var refused = await Should.ThrowAsync<PostgresException>(() => _portal.SqlAsync(sql));
        refused.MessageText.ShouldBe($"The audit trail is only appended to: this {verb} is refused.");
        (await VerifyAsync()).Code.ShouldBe(VerifyAudit.Intact);
    }

    [Fact]
    public async Task A_row_that_is_not_sealed_yet_can_only_be_sealed()
    {
        await _portal.SaveAsync(db => db.Record(Given.Mara, "request.submitted", "req-9", null, "As it was.", Given.Now));
        await Should.ThrowAsync<PostgresException>(() => _portal.SqlAsync("UPDATE audit SET detail = 'Other.', sequence = 9, hash = 'abc' WHERE sequence IS NULL"));
        await Should.ThrowAsync<PostgresException>(() => _portal.SqlAsync("DELETE FROM audit WHERE sequence IS NULL"));
        (await VerifyAsync()).Said.ShouldContain("1 new row is not sealed yet and not verified.");
        await _portal.Job<SealAudit>().SealAllAsync(Cancellation);
        (await VerifyAsync()).Said.ShouldStartWith("The chain is intact: 9 rows,");
    }

    private async Task ShouldBreakAsync(string sql, string where)
    {
        await TamperAsync(sql);
        var (code, said) = await VerifyAsync();
        code.ShouldBe(VerifyAudit.Broken, said);
        said.ShouldStartWith($"The chain is broken at {where}");
    }

    // As somebody does who owns the database: the triggers do not fire.
    private Task TamperAsync(string sql) => _portal.SqlAsync($"SET session_replication_role = replica; {sql}; SET session_replication_role = DEFAULT");

    private async Task<(int Code, string Said)> VerifyAsync()
    {
        await using var said = new StringWriter();
        await using var db = _portal.Db();
        var code = await VerifyAudit.OfDatabaseAsync(db, _portal.Get<AuditHeads>().File, said, Cancellation);
        return (code, said.ToString());
    }

    private async Task AppendAsync(int from, int count)
    {
        await _portal.SaveAsync(db =>
        {
            for (var i = from; i < from + count; i++) db.Record(Given.Tomas, "review.approved", $"rev-{i}", null, $"Digest {i} – geprüft ✓", Given.Now.AddSeconds(i), "Waiting", "Approved by test");
        });
        await _portal.Job<SealAudit>().SealAllAsync(Cancellation);
    }
}
