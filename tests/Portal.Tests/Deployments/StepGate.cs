using Npgsql;
using Portal.Tests.Harness;

namespace Portal.Tests.Deployments;

/// <summary>
/// Stops a portal right after a named step: triggers of the test's own in its database note every step that the line
/// keeps, and once the awaited one is committed, whatever would be kept next waits. Then the portal can be killed
/// with the step kept, the next thing asked of AWS or not, and nothing more written.
/// </summary>
internal sealed class StepGate(NpgsqlConnection connection)
{
    private const long Lock = 4711;

    private const string Install = """
        CREATE TABLE passed_steps (number bigint GENERATED ALWAYS AS IDENTITY, name text NOT NULL, tx xid8 NOT NULL);
        CREATE TABLE step_gate (after text NOT NULL, scope text NOT NULL);
        INSERT INTO step_gate VALUES ('', '');

        CREATE FUNCTION pass_step() RETURNS trigger LANGUAGE plpgsql AS $$
        DECLARE gate step_gate; step text;
        BEGIN
            SELECT * INTO gate FROM step_gate;
            IF EXISTS (SELECT 1 FROM passed_steps WHERE name = gate.after AND tx <> pg_current_xact_id()) THEN
                PERFORM pg_advisory_xact_lock_shared(4711);
            END IF;
            step := CASE TG_TABLE_NAME
                WHEN 'change_sets' THEN 'change set ' || (to_jsonb(NEW)->>'state') || CASE WHEN to_jsonb(NEW)->>'state' = 'Pending' AND to_jsonb(NEW)->>'rendered' IS NOT NULL THEN ' rendered' ELSE '' END
                WHEN 'reviews' THEN 'review ' || (to_jsonb(NEW)->>'state')
                WHEN 'environments' THEN 'environment ' || (to_jsonb(NEW)->>'state')
                WHEN 'deployments' THEN 'deployment ' || (to_jsonb(NEW)->>'state') || CASE WHEN to_jsonb(NEW)->>'state' <> 'InProgress' THEN '' ELSE ' step ' || ((to_jsonb(NEW)->>'step')::int + 1)
                    || CASE WHEN to_jsonb(NEW)->>'step_asked' <> 'true' THEN '' WHEN TG_OP = 'UPDATE' AND to_jsonb(OLD)->>'step_asked' = 'true' THEN ' followed' ELSE ' asked' END END
                END;
            step := gate.scope || ': ' || step;
            IF NOT EXISTS (SELECT 1 FROM passed_steps WHERE name = step) THEN
                INSERT INTO passed_steps (name, tx) VALUES (step, pg_current_xact_id());
            END IF;
            RETURN NEW;
        END $$;

        CREATE TRIGGER pass_step BEFORE INSERT OR UPDATE ON change_sets FOR EACH ROW EXECUTE FUNCTION pass_step();
        CREATE TRIGGER pass_step BEFORE INSERT OR UPDATE ON reviews FOR EACH ROW EXECUTE FUNCTION pass_step();
        CREATE TRIGGER pass_step BEFORE INSERT OR UPDATE ON deployments FOR EACH ROW EXECUTE FUNCTION pass_step();
        CREATE TRIGGER pass_step BEFORE INSERT OR UPDATE ON environments FOR EACH ROW EXECUTE FUNCTION pass_step();
        """;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public Task InstallAsync() => RunAsync(Install);

    /// <summary>What is kept from now on belongs to this operation; nothing is held up yet.</summary>
    public Task BeginAsync(string scope) => RunAsync($"UPDATE step_gate SET after = '', scope = '{scope}'");

    /// <summary>From now on nothing is kept after this step.</summary>
    public async Task CloseAfterAsync(string step)
    {
        await RunAsync($"SELECT pg_advisory_lock({Lock})");
        await RunAsync($"UPDATE step_gate SET after = scope || ': {step}'");
    }

    /// <summary>Waits until the step is kept and, as far as there is more to do, the portal stands at the gate.</summary>
    public async Task ReachedAsync(string step, Func<string> situation)
    {
        await Patience.UntilAsync(async () => await CountAsync($"SELECT count(*) FROM passed_steps, step_gate WHERE name = scope || ': {step}'") == 1, () => $"No step \"{step}\". {situation()}");
        // A moment in which the next thing may be asked of AWS; whether it was makes no difference to the end.
        for (var looks = 0; looks < 8 && await CountAsync("SELECT count(*) FROM pg_locks WHERE locktype = 'advisory' AND NOT granted AND objid = 4711") == 0; looks++)
            await Task.Delay(50, Cancellation);
    }

    /// <summary>After the kill: ends what the dead portal left waiting, and opens the gate.</summary>
    public async Task OpenAsync()
    {
        await RunAsync("SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = current_database() AND pid <> pg_backend_pid()");
        await Patience.UntilAsync(async () => await CountAsync("SELECT count(*) FROM pg_stat_activity WHERE datname = current_database() AND pid <> pg_backend_pid() AND backend_type = 'client backend'") == 0, () => "The dead portal's connections stay.");
        await RunAsync("UPDATE step_gate SET after = ''");
        await RunAsync($"SELECT pg_advisory_unlock_all()");
    }

    public async Task<IReadOnlyList<string>> PassedAsync()
    {
        await using var command = new NpgsqlCommand("SELECT name FROM passed_steps ORDER BY number", connection);
        await using var rows = await command.ExecuteReaderAsync(Cancellation);
        var names = new List<string>();
        while (await rows.ReadAsync(Cancellation)) names.Add(rows.GetString(0));
        return names;
    }

    private async Task RunAsync(string sql)
    {
        await using var command = new NpgsqlCommand(sql, connection);
        await command.ExecuteNonQueryAsync(Cancellation);
    }

    private async Task<long> CountAsync(string sql)
    {
        await using var command = new NpgsqlCommand(sql, connection);
        return (long)(await command.ExecuteScalarAsync(Cancellation))!;
    }
}
