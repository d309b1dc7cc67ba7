using Npgsql;
using Portal.Domain;
using Portal.Domain.Access;
using Portal.Platform.Notifications;
using Portal.Tests.Harness;
using Portal.Tests.Platform.Notifications;

namespace Portal.Faults.World;

/// <summary>
/// Two portals on one PostgreSQL, which the first of them runs in its data folder on a small disk, and one sandbox at the
/// other end of a <see cref="Wire"/>.
/// </summary>
internal sealed class Installation : IAsyncDisposable
{
    // A three-tier environment stands after about three seconds: long enough to be met while it is built.
    private const double Speed = 300;

    private static readonly Actor Administrator = new(new PersonId("tomas.rey"), "Tomás Rey", "platform", new HashSet<Role> { Role.Approver, Role.Administrator });

    private readonly RunningSandbox _sandbox;

    private Installation(RunningSandbox sandbox, Wire wire) => (_sandbox, Wire) = (sandbox, wire);

    public RunningSandbox Sandbox => _sandbox;
    public Wire Wire { get; }

    /// <summary>Between the second node and PostgreSQL.</summary>
    public Wire StoreWire { get; private set; } = null!;
    public SmallDisk Disk { get; private set; } = null!;
    public Node First { get; private set; } = null!;
    public Node Second { get; private set; } = null!;
    public Cluster Cluster { get; private set; } = null!;
    public WebhookReceiver Receiver { get; private set; } = null!;

    public IReadOnlyList<Node> Nodes => [First, Second];

    public static async Task<Installation> StartAsync()
    {
        var sandbox = await RunningSandbox.StartAsync(Speed);
        var all = new Installation(sandbox, Wire.To(new Uri(sandbox.Place.Url).Port)) { Receiver = await WebhookReceiver.StartAsync() };
        var place = sandbox.Place with { Url = all.Wire.Address };
        var settings = Settings();
        // Before the portal's first file is there.
        var first = await RunningPortal.StartAsync(place, settings, templates => all.Disk = SmallDisk.Mount(Path.Combine(Path.GetDirectoryName(templates)!, "data")));
        all.First = new Node("first", first, settings);
        all.Cluster = new Cluster(first.Data);
        // The disk is small, and so has its log to be.
        await all.Cluster.RowsAsync("ALTER SYSTEM SET max_wal_size = '128MB'");
        await all.Cluster.RowsAsync("SELECT pg_reload_conf()");
        var onTheSame = Settings();
        var store = new NpgsqlConnectionStringBuilder(all.Cluster.ConnectionString);
        all.StoreWire = Wire.To(store.Port);
        store.Port = all.StoreWire.Port;
        onTheSame["Portal__Database"] = store.ConnectionString;
        all.Second = new Node("second", await RunningPortal.StartAsync(place, onTheSame), onTheSame);
        await all.TellEverythingAsync();
        return all;
    }

    public async ValueTask DisposeAsync()
    {
        await Cluster.ReleaseAsync();
        await Second.Portal.DisposeAsync();
        await First.Portal.StopAsync();
        await Cluster.KillAsync();
        Disk.Unmount();
        await First.Portal.DisposeAsync();
        await Wire.DisposeAsync();
        await StoreWire.DisposeAsync();
        await Receiver.DisposeAsync();
        await _sandbox.DisposeAsync();
    }

    // An administrator adds it on its page; here by the use case that the page calls.
    private async Task TellEverythingAsync()
    {
        await using var page = await StoredPortal.OnAsync(Cluster.ConnectionString, ("Notifications:Webhooks:AllowedNetworks:0", "127.0.0.0/8"));
        (await page.Get<EditWebhooks>().AddAsync(Administrator, new WebhookForm("Everything", Receiver.Url, [], null), TestContext.Current.CancellationToken)).ShouldBeOfType<Outcome<NewSecret>.Done>();
    }

    private static Dictionary<string, string> Settings() => new()
    {
        ["Portal__Notifications__Webhooks__AllowedNetworks__0"] = "127.0.0.0/8",
        ["Portal__Audit__HeadEveryMinutes"] = "0.1",
    };
}
