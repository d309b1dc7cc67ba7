using System.Diagnostics;
using System.Text.Json;

namespace Portal.Server.Bench;

/// <summary>The API's first page of 50 environments, asked for by a platform engineer with a token, over connections that never rest.</summary>
internal sealed class ListLoad(BenchedPortal portal, Sheet sheet, int environments)
{
    private const string Part = "list", Path = "/api/v1/environments?limit=50";
    private const int Rounds = 3;

    private static readonly TimeSpan WarmUp = TimeSpan.FromSeconds(6), Long = TimeSpan.FromSeconds(5);

    private readonly string _token = portal.Token("platform");

    public async Task RunAsync()
    {
        var bytes = await CheckAsync();
        sheet.Add(new Figure(Part, environments, "bytes of an answer", bytes, "bytes"));
        await LoadAsync(16, WarmUp);
        await TellAsync(1, rate: null, p50: 7.0, p95: 11.4);
        await TellAsync(16, rate: 263, p50: 58, p95: 85);
    }

    // The round in the middle of some: on a machine with other work no single one says much.
    private async Task TellAsync(int connections, double? rate, double p50, double p95)
    {
        await LoadAsync(connections, WarmUp / 3);
        var rounds = new List<(double Rate, Spread Times)>();
        var spent = portal.Process.ProcessorTime;
        for (var n = 0; n < Rounds; n++) rounds.Add(await LoadAsync(connections, Long));
        spent = portal.Process.ProcessorTime - spent;
        var (perSecond, times) = rounds.OrderBy(round => round.Rate).ElementAt(Rounds / 2);
        var with = connections == 1 ? "1 connection" : $"{connections} connections";
        sheet.Add(new Figure(Part, environments, $"{with}: requests", perSecond, "per second", rate, MoreIsBetter: true));
        sheet.Add(new Figure(Part, environments, $"{with}: p50", times.P50, "ms", p50));
        sheet.Add(new Figure(Part, environments, $"{with}: p95", times.P95, "ms", p95));
        sheet.Add(new Figure(Part, environments, $"{with}: p99", times.P99, "ms"));
        // Says as much on a machine that others use meanwhile.
        sheet.Add(new Figure(Part, environments, $"{with}: the portal's processor time of a request", spent.TotalMilliseconds / rounds.Sum(round => round.Times.Count), "ms"));
    }

    private async Task<(double Rate, Spread Times)> LoadAsync(int connections, TimeSpan length)
    {
        var began = Stopwatch.GetTimestamp();
        var times = await Task.WhenAll(Enumerable.Range(0, connections).Select(_ => Task.Run(() => CallAsync(began, length))));
        var took = Stopwatch.GetElapsedTime(began);
        return (times.Sum(each => each.Count) / took.TotalSeconds, new Spread(times.SelectMany(each => each)));
    }

    private async Task<List<double>> CallAsync(long began, TimeSpan length)
    {
        using var wire = await Wire.OpenAsync(portal.Address, Path, _token);
        var times = new List<double>(100_000);
        while (Stopwatch.GetElapsedTime(began) < length)
        {
            var called = Stopwatch.GetTimestamp();
            await wire.CallAsync();
            times.Add(Stopwatch.GetElapsedTime(called).TotalMilliseconds);
        }
        return times;
    }

    private async Task<int> CheckAsync()
    {
        using var wire = await Wire.OpenAsync(portal.Address, Path, _token);
        var length = await wire.CallAsync();
        using var client = new HttpRequestMessage(HttpMethod.Get, new Uri(Path, UriKind.Relative));
        client.Headers.Authorization = new("Bearer", _token);
        using var answer = await portal.Http.SendAsync(client);
        using var page = JsonDocument.Parse(await answer.Content.ReadAsStringAsync());
        var rows = page.RootElement.GetProperty("items").GetArrayLength();
        if (rows != 50) throw new InvalidOperationException($"The page holds {rows} rows instead of 50.");
        return length;
    }
}
