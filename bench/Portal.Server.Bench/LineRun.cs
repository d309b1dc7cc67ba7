using System.Net.Http.Json;
using System.Text.Json;
using Npgsql;

namespace Portal.Server.Bench;

/// <summary>From a submitted request to the change set that CloudFormation computed for it, by the API and the store's own times.</summary>
internal sealed class LineRun(BenchedPortal portal, Sheet sheet, int environments)
{
    private const string Part = "line";
    private const int OneByOne = 20, AtOnce = 100;

    private readonly string _token = portal.Token("engineer-shop");

    public async Task RunAsync()
    {
        // The first ones meet code that has never run.
        for (var n = 0; n < 5; n++) await ReadyAsync(await SubmitAsync());
        var times = new List<double>();
        for (var n = 0; n < OneByOne; n++)
        {
            var began = TimeProvider.System.GetUtcNow();
            times.Add((await ReadyAsync(await SubmitAsync()) - began).TotalMilliseconds);
        }
        var spread = new Spread(times);
        sheet.Add(new Figure(Part, environments, "submitted to change set ready, one by one: p50", spread.P50, "ms", 104));
        sheet.Add(new Figure(Part, environments, "submitted to change set ready, one by one: p95", spread.P95, "ms"));
        await portal.CalmAsync();
        var before = TimeProvider.System.GetUtcNow();
        var requests = await Task.WhenAll(Enumerable.Range(0, AtOnce).Select(_ => SubmitAsync()));
        var ready = new List<DateTimeOffset>();
        foreach (var request in requests) ready.Add(await ReadyAsync(request));
        sheet.Add(new Figure(Part, environments, $"{AtOnce} submitted at once: change sets ready", AtOnce / (ready.Max() - before).TotalSeconds, "per second", 17.4, MoreIsBetter: true));
    }

    /// <returns>The request's id.</returns>
    public async Task<string> SubmitAsync()
    {
        using var call = new HttpRequestMessage(HttpMethod.Post, new Uri("/api/v1/requests", UriKind.Relative))
        {
            Content = JsonContent.Create(new
            {
                kind = "create",
                product = "three-tier",
                preset = "production-app",
                name = $"b-{Guid.NewGuid().ToString("N")[..12]}",
                stage = "production",
                account = BenchedSandbox.Account,
                region = BenchedSandbox.Region,
                costCentre = "CC-4110",
            }),
        };
        return (await AnswerAsync(call, _token)).GetProperty("id").GetString()!;
    }

    public async Task<JsonElement> AnswerAsync(HttpRequestMessage call, string token)
    {
        call.Headers.Authorization = new("Bearer", token);
        using var answer = await portal.Http.SendAsync(call);
        var text = await answer.Content.ReadAsStringAsync();
        if (!answer.IsSuccessStatusCode) throw new InvalidOperationException($"{call.RequestUri}: {(int)answer.StatusCode} {text}");
        using var json = JsonDocument.Parse(text);
        return json.RootElement.Clone();
    }

    /// <returns>When its change set was ready, by the portal's clock, which is this machine's.</returns>
    public async Task<DateTimeOffset> ReadyAsync(string request)
    {
        await using var connection = new NpgsqlConnection(portal.Database);
        await connection.OpenAsync();
        await using var look = new NpgsqlCommand("SELECT state, ready_at, reason FROM change_sets WHERE request_id = $1 ORDER BY attempt DESC LIMIT 1", connection);
        look.Parameters.Add(new NpgsqlParameter { Value = request });
        while (true)
        {
            await using (var row = await look.ExecuteReaderAsync())
                if (await row.ReadAsync())
                {
                    if (row.GetString(0) == "Ready") return await row.GetFieldValueAsync<DateTimeOffset>(1);
                    if (row.GetString(0) is "Failed" or "Empty") throw new InvalidOperationException($"The change set of {request} is {row.GetString(0)}: {row[2]}");
                }
            await Task.Delay(20);
        }
    }
}
