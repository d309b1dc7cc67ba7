using System.Net;
using Npgsql;
using Portal.Tests.Deployments;
using Portal.Tests.Harness;

namespace Portal.Tests.Platform.Data;

/// <summary>A portal is backed up while a deployment runs, everything it kept is wiped, and it comes back from the file.</summary>
public sealed class BackupTests : IAsyncDisposable
{
    private readonly string folder = Solution.NewFolder();

    [Fact]
    public async Task After_a_wipe_and_a_restore_everything_is_there_and_what_ran_ends_right()
    {
        await using var sandbox = await RunningSandbox.StartAsync(speed: 60);
        await using var portal = await RunningPortal.StartAsync(sandbox.Place);
        var stands = await portal.CarryOutAsync(portal.Engineer, portal.NoticeBoard(Line.NewName()));
        await portal.Engineer.EnvironmentAsync(stands["environment"], "ready");
        var name = Line.NewName();
        await sandbox.HangAsync(name, "create", "Unread");
        var review = await portal.SendAsync(portal.NoticeBoard(name));
        var running = await portal.Engineer.DeploymentAsync(review["environment"], "inProgress");

        var file = Path.Combine(folder, "backup");
        var settings = new Dictionary<string, string> { ["Portal__DataFolder"] = portal.Data };
        (await RunAsync(settings, "backup", "--to", file)).Code.ShouldBe(0);
        (await RunAsync(settings, "backup", "--to", file)).Code.ShouldBe(2);
        (await RunAsync(settings, "restore", "--from", file, "--replace")).ShouldBe((3, "Somebody is connected to the database. Stop every portal that uses it first."));

        await portal.KillAsync();
        await WipeAsync(portal);
        (await RunAsync(settings, "restore", "--from", file)).Code.ShouldBe(0);
        (await RunAsync(settings, "restore", "--from", file)).ShouldBe((3, "The database is not empty. With --replace what it holds is lost and the backup takes its place."));
        (await RunAsync(settings, "audit", "verify")).Code.ShouldBe(0);

        await sandbox.ControlAsync(HttpMethod.Delete, "stuck", new { });
        await portal.StartAsync();
        await portal.Engineer.UntilAsync(review["request"], "done");
        (await portal.Engineer.GetAsync($"/deployments/{running.Id}")).Should(HttpStatusCode.OK)["state"].ShouldBe("succeeded");
        (await portal.Engineer.GetAsync($"/environments/{stands["environment"]}")).Should(HttpStatusCode.OK)["state"].ShouldBe("ready");
        (await portal.Aws.StacksAsync(name, TestContext.Current.CancellationToken)).ShouldHaveSingleItem();
        (await RunAsync(settings, "audit", "verify")).Code.ShouldBe(0);
    }

    public ValueTask DisposeAsync()
    {
        Directory.Delete(folder, recursive: true);
        return ValueTask.CompletedTask;
    }

    private static async Task WipeAsync(RunningPortal portal)
    {
        await using var connection = await portal.DatabaseAsync();
        await using var wipe = new NpgsqlCommand("DROP SCHEMA public CASCADE; CREATE SCHEMA public", connection);
        await wipe.ExecuteNonQueryAsync(TestContext.Current.CancellationToken);
        // A connection that waits in the pool is one that somebody has.
        NpgsqlConnection.ClearPool(connection);
    }

    private async Task<(int Code, string Said)> RunAsync(IReadOnlyDictionary<string, string> settings, params string[] arguments)
    {
        await using var program = new StartedProgram("Portal", folder, settings, arguments);
        var code = await program.EndAsync();
        return (code, program.Log.Trim());
    }
}
