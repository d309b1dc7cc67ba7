using System.Diagnostics;
using System.Net.Http.Json;
using Npgsql;

namespace Portal.Server.Bench;

/// <summary>The portal's only node is killed while it carries out a deployment and computes a change set, and is started again at once.</summary>
internal sealed class KillRun(BenchedPortal portal, Sheet sheet, int environments)
{
    private const string Part = "kill";
    private const int Times = 3;

    private readonly LineRun _line = new(portal, sheet, environments);

    public async Task RunAsync()
    {
        var (starts, observed, prepared) = (new List<double>(), new List<double>(), new List<double>());
        for (var n = 0; n < Times; n++)
        {
            var deployment = await DeployAsync();
            // One more is in the middle of its way when the node dies.
            var request = await _line.SubmitAsync();
            await portal.Process.KillAsync();
            await portal.Process.DisposeAsync();
            var before = await SeenAsync(deployment);
            var start = await portal.StartAsync();
            var began = portal.Process.Began;
            while (await SeenAsync(deployment) == before) await Task.Delay(10);
            observed.Add(Stopwatch.GetElapsedTime(began).TotalSeconds);
            await _line.ReadyAsync(request);
            prepared.Add(Stopwatch.GetElapsedTime(began).TotalSeconds);
            starts.Add(start.TotalSeconds);
            while (await StateAsync(deployment) is var state && state != "Succeeded")
            {
                if (state is not ("Pending" or "InProgress")) throw new InvalidOperationException($"The deployment ended as {state}.");
                await Task.Delay(100);
            }
        }
        // What an orchestrator adds until it starts a process again is its own.
        sheet.Add(new Figure(Part, environments, "killed: new process to ready, p50", new Spread(starts).P50, "s"));
        sheet.Add(new Figure(Part, environments, "killed: new process to deployment followed again, p50", new Spread(observed).P50, "s", 30));
        sheet.Add(new Figure(Part, environments, "killed: new process to deployment followed again, slowest", new Spread(observed).Most, "s", 39));
        sheet.Add(new Figure(Part, environments, "killed: new process to interrupted change set ready, p50", new Spread(prepared).P50, "s", 30));
        sheet.Add(new Figure(Part, environments, "killed: new process to interrupted change set ready, slowest", new Spread(prepared).Most, "s", 39));
    }

    // Until CloudFormation builds it, and the portal has seen some of that.
    private async Task<string> DeployAsync()
    {
        var request = await _line.SubmitAsync();
        await _line.ReadyAsync(request);
        string? review = null;
        while (review is null)
        {
            review = await OneAsync("SELECT id FROM reviews WHERE request_id = $1", request);
            await Task.Delay(20);
        }
        await ApproveAsync(review);
        string? deployment = null;
        while (deployment is null)
        {
            deployment = await OneAsync("SELECT d.id FROM deployments d WHERE d.request_id = $1 AND (SELECT count(*) FROM stack_events e WHERE e.deployment_id = d.id) > 5", request);
            await Task.Delay(20);
        }
        return deployment;
    }

    // As everybody whom the route names.
    private async Task ApproveAsync(string id)
    {
        using var look = new HttpRequestMessage(HttpMethod.Get, new Uri($"/api/v1/reviews/{id}", UriKind.Relative));
        var review = await _line.AnswerAsync(look, portal.Token("platform"));
        foreach (var group in review.GetProperty("route").EnumerateArray())
        {
            string[] people = group.GetProperty("group").GetString() is "cost" ? ["cost"] : ["platform", "platform-second"];
            foreach (var person in people.Take(group.GetProperty("approvals").GetInt32()))
            {
                using var decision = new HttpRequestMessage(HttpMethod.Post, new Uri($"/api/v1/reviews/{id}/decisions", UriKind.Relative))
                {
                    Content = JsonContent.Create(new { decision = "approve", digest = review.GetProperty("digest").GetString(), comment = "Measured.", confirm = review.GetProperty("name").GetString() }),
                };
                await _line.AnswerAsync(decision, portal.Token(person));
            }
        }
    }

    private Task<string?> StateAsync(string deployment) => OneAsync("SELECT state FROM deployments WHERE id = $1", deployment);

    // Every look writes the row.
    private Task<string?> SeenAsync(string deployment) => OneAsync("SELECT xmin::text FROM deployments WHERE id = $1", deployment);

    private async Task<string?> OneAsync(string sql, string id)
    {
        await using var connection = new NpgsqlConnection(portal.Database);
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand(sql, connection);
        command.Parameters.Add(new NpgsqlParameter { Value = id });
        return await command.ExecuteScalarAsync() as string;
    }
}
