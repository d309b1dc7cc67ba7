using Npgsql;

namespace Portal.Tests.Platform.Data.Upgrade;

/// <param name="Type">As PostgreSQL writes it, such as <c>character varying(40)</c>.</param>
/// <param name="MayBeLeftOut">It may be null, or has a default.</param>
internal sealed record StoredColumn(string Table, string Name, string Type, bool MayBeNull, bool MayBeLeftOut);

/// <summary>What rows have to keep to: a unique index, a check, a reference, a trigger.</summary>
/// <param name="Columns">Those that it looks at; empty where that can't be told.</param>
internal sealed record StoredRule(string Table, string Name, IReadOnlyList<string> Columns);

/// <summary>The schema of a store as PostgreSQL itself tells it, however it was made.</summary>
internal sealed record StoreSchema(IReadOnlyList<StoredColumn> Columns, IReadOnlyList<StoredRule> Rules)
{
    private const string ColumnsSql = """
        SELECT c.relname, a.attname, format_type(a.atttypid, a.atttypmod), NOT a.attnotnull, NOT a.attnotnull OR a.atthasdef OR a.attidentity <> ''
        FROM pg_attribute a JOIN pg_class c ON c.oid = a.attrelid
        WHERE c.relnamespace = 'public'::regnamespace AND c.relkind IN ('r', 'p', 'v') AND a.attnum > 0 AND NOT a.attisdropped
        """;

    private const string RulesSql = """
        SELECT t.relname, r.name, ARRAY(SELECT a.attname::text FROM pg_attribute a WHERE a.attrelid = t.oid AND a.attnum = ANY(r.columns)) FROM
            (SELECT i.indrelid AS owner, x.relname::text AS name, i.indkey::int2[] AS columns FROM pg_index i JOIN pg_class x ON x.oid = i.indexrelid WHERE i.indisunique
             UNION ALL SELECT conrelid, conname::text, conkey FROM pg_constraint WHERE contype IN ('c', 'f', 'x')
             -- A mark only notes that something changed: it refuses no row and changes none.
             UNION ALL SELECT tgrelid, tgname::text, '{}'::int2[] FROM pg_trigger WHERE NOT tgisinternal AND tgfoid NOT IN (SELECT oid FROM pg_proc WHERE proname IN ('mark_access', 'mark_environments'))) r
        JOIN pg_class t ON t.oid = r.owner WHERE t.relnamespace = 'public'::regnamespace
        """;

    public static async Task<StoreSchema> ReadAsync(NpgsqlConnection connection) => new(
        await RowsAsync(connection, ColumnsSql, row => new StoredColumn(row.GetString(0), row.GetString(1), row.GetString(2), row.GetBoolean(3), row.GetBoolean(4))),
        await RowsAsync(connection, RulesSql, row => new StoredRule(row.GetString(0), row.GetString(1), row.GetFieldValue<string[]>(2))));

    /// <summary>What code that was written for this schema would fall over in the later one, each in a sentence.</summary>
    public IReadOnlyList<string> BrokenBy(StoreSchema later)
    {
        var tables = Columns.Select(column => column.Table).ToHashSet();
        var after = later.Columns.ToDictionary(column => (column.Table, column.Name));
        var before = Columns.Select(column => (column.Table, column.Name)).ToHashSet();
        var broken = new List<string>();
        foreach (var gone in tables.Where(table => later.Columns.All(column => column.Table != table))) broken.Add($"{gone} is gone: it is read and written still.");
        foreach (var column in Columns.Where(column => later.Columns.Any(each => each.Table == column.Table)))
        {
            if (!after.TryGetValue((column.Table, column.Name), out var now)) broken.Add($"{column.Table}.{column.Name} is gone: it is read and written still.");
            else if (now.Type != column.Type) broken.Add($"{column.Table}.{column.Name} was {column.Type} and is {now.Type}.");
            else if (column.MayBeNull && !now.MayBeNull) broken.Add($"{column.Table}.{column.Name} may be null no more: null is written still.");
            else if (column.MayBeLeftOut && !now.MayBeLeftOut) broken.Add($"{column.Table}.{column.Name} has no default any more: it is left out still.");
        }
        foreach (var added in later.Columns.Where(column => tables.Contains(column.Table) && !before.Contains((column.Table, column.Name)) && !column.MayBeLeftOut))
            broken.Add($"{added.Table}.{added.Name} is new, not null and has no default: rows are added without it still.");
        // A rule over new columns alone is nothing to who leaves them out.
        foreach (var rule in later.Rules.Where(rule => tables.Contains(rule.Table) && !Rules.Any(known => known.Table == rule.Table && known.Name == rule.Name)))
            if (rule.Columns.Count == 0 || rule.Columns.Any(column => before.Contains((rule.Table, column)))) broken.Add($"{rule.Table} has the new rule {rule.Name}: rows are written that know nothing of it.");
        return broken;
    }

    private static async Task<IReadOnlyList<T>> RowsAsync<T>(NpgsqlConnection connection, string sql, Func<NpgsqlDataReader, T> of)
    {
        await using var command = new NpgsqlCommand(sql, connection);
        await using var rows = await command.ExecuteReaderAsync(TestContext.Current.CancellationToken);
        var all = new List<T>();
        while (await rows.ReadAsync(TestContext.Current.CancellationToken)) all.Add(of(rows));
        return all;
    }
}
