using System.Text;
using Npgsql;

namespace Portal.Tests.Harness;

/// <summary>All rows of all tables as text, for tests that look for what must not be kept.</summary>
public static class Everything
{
    public static async Task<string> InAsync(NpgsqlConnection connection)
    {
        await using var opened = connection;
        var tables = new List<string>();
        await using (var list = new NpgsqlCommand("SELECT tablename FROM pg_tables WHERE schemaname = 'public'", connection))
        await using (var rows = await list.ExecuteReaderAsync(TestContext.Current.CancellationToken))
            while (await rows.ReadAsync(TestContext.Current.CancellationToken)) tables.Add(rows.GetString(0));
        var text = new StringBuilder();
        foreach (var table in tables)
        {
            await using var dump = new NpgsqlCommand($"SELECT t::text FROM \"{table}\" t", connection);
            await using var rows = await dump.ExecuteReaderAsync(TestContext.Current.CancellationToken);
            while (await rows.ReadAsync(TestContext.Current.CancellationToken)) text.Append(table).Append(' ').AppendLine(rows.GetString(0));
        }
        return text.ToString();
    }
}
