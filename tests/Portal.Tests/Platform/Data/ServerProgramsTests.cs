using Portal.Platform.Data;
using Portal.Platform.Data.Cluster;

namespace Portal.Tests.Platform.Data;

public sealed class ServerProgramsTests : IDisposable
{
    private static readonly ClusterAccount Own = new(User: null);
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("portal-tests-");

    public void Dispose() => _folder.Delete(recursive: true);

    [Fact]
    public async Task The_first_folder_of_a_version_that_will_do_is_taken()
    {
        var old = Programs("old", "postgres (PostgreSQL) 13.23");
        var broken = Programs("broken", "postgres (PostgreSQL) 17.2", exitCode: 1);
        var good = Programs("good", "postgres (PostgreSQL) 17.10 (Debian 17.10-1)");
        var later = Programs("later", "postgres (PostgreSQL) 16.1");

        var found = await FindAsync(new([old, broken, "/nowhere", good, later]), major: null);
        found.ShouldBe(new ServerPrograms(good, 17));
    }

    [Fact]
    public async Task The_version_that_made_the_database_wins_over_a_newer_one()
    {
        var newer = Programs("newer", "postgres (PostgreSQL) 18beta1");
        var made = Programs("made", "postgres (PostgreSQL) 15.18");
        (await FindAsync(new([newer, made]), major: 15)).Folder.ShouldBe(made);
    }

    [Fact]
    public async Task Missing_programs_are_told_with_the_package_for_each_system()
    {
        var message = (await RefusedAsync(new([]), major: null)).Message;
        message.ShouldContain("version 14 or newer");
        message.ShouldContain("Debian and Ubuntu `sudo apt-get install postgresql`");
        message.ShouldContain("Fedora `sudo dnf install postgresql-server`");
        message.ShouldContain("macOS `brew install postgresql@17`");
        message.ShouldContain("PORTAL_DATABASE");
    }

    [Fact]
    public async Task A_version_that_is_too_old_is_named()
    {
        var old = Programs("old", "postgres (PostgreSQL) 13.23");
        (await RefusedAsync(new([old]), major: null)).Message.ShouldContain($"{old} (version 13)");
    }

    [Fact]
    public async Task A_database_of_a_version_that_is_gone_asks_for_that_version()
    {
        var newer = Programs("newer", "postgres (PostgreSQL) 17.1");
        var message = (await RefusedAsync(new([newer]), major: 15)).Message;
        message.ShouldContain("made by PostgreSQL 15");
        message.ShouldContain("postgresql-15");
    }

    [Fact]
    public async Task A_wrong_folder_in_the_environment_is_named()
    {
        var places = new ServerPlaces([_folder.FullName], OnlyFolder: _folder.FullName);
        (await RefusedAsync(places, major: null)).Message.ShouldContain($"PORTAL_POSTGRES_BIN names {_folder.FullName}");
    }

    [Fact]
    public void This_machine_has_programs_in_one_of_the_places() =>
        ServerPlaces.OfThisMachine(_folder.FullName).Folders.ShouldContain(f => File.Exists(Path.Combine(f, "initdb")));

    private string Programs(string name, string version, int exitCode = 0)
    {
        var folder = Directory.CreateDirectory(Path.Combine(_folder.FullName, name)).FullName;
        foreach (var program in new[] { "postgres", "initdb", "pg_ctl" })
        {
            var file = Path.Combine(folder, program);
            File.WriteAllText(file, $"#!/bin/sh\necho '{version}'\nexit {exitCode}\n");
            File.SetUnixFileMode(file, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        }
        return folder;
    }

    private static Task<ServerPrograms> FindAsync(ServerPlaces places, int? major) =>
        ServerPrograms.FindAsync(places, major, Own, TestContext.Current.CancellationToken);

    private static Task<EmbeddedPostgresException> RefusedAsync(ServerPlaces places, int? major) =>
        Should.ThrowAsync<EmbeddedPostgresException>(() => FindAsync(places, major));
}
