using Portal.Domain;
using Portal.Domain.Notifications;
using Portal.Platform.Access;
using Portal.Platform.Notifications;
using Portal.Tests.Harness;

namespace Portal.Tests.Platform.Notifications;

/// <summary>Against a real mail server from the distribution's packages.</summary>
public sealed class MailTests(SharedCluster cluster) : IAsyncLifetime
{
    private static readonly Concern Cart = new(Given.Mara.Id, Given.Mara.Name, Given.Mara.Team, new EnvironmentId("env-1"), "cart-prod", "change");

    private readonly MailServer _server = new();
    private StoredPortal _portal = null!;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        await MailServer.SkipWithoutAsync();
        _portal = await OpenAsync();
    }

    public async ValueTask DisposeAsync()
    {
        if (_portal is not null) await _portal.DisposeAsync();
        await _server.DisposeAsync();
    }

    [Fact]
    public async Task A_mail_arrives_as_text_and_as_HTML()
    {
        await _server.StartAsync();
        await HappensAsync("Größe <b>prüfen</b>");
        await DeliverAsync();
        var mail = _server.Mails.ShouldHaveSingleItem();
        mail.ShouldContain("From: portal@example.com");
        mail.ShouldContain("To: mara@example.com");
        mail.ShouldContain("Subject: Sent back: change cart-prod");
        mail.ShouldContain("text/plain; charset=utf-8");
        mail.ShouldContain("text/html; charset=utf-8");
        var delivery = await OnlyAsync();
        mail.ShouldContain($"Message-ID: <{delivery.Id}@example.com>");
        delivery.State.ShouldBe(DeliveryState.Delivered);
        Decoded(mail).ShouldContain("Größe <b>prüfen</b>");
        Decoded(mail).ShouldContain("&lt;b&gt;pr");
        Decoded(mail).ShouldContain("https://portal.example.com/reviews/rev-1");
    }

    [Fact]
    public async Task A_server_that_is_down_is_tried_again_until_it_is_up()
    {
        await HappensAsync();
        await DeliverAsync();
        (await OnlyAsync()).State.ShouldBe(DeliveryState.Pending);
        await _server.StartAsync();
        _portal.Time.Now = _portal.Time.Now.AddSeconds(13);
        await DeliverAsync();
        var delivery = await OnlyAsync();
        (delivery.State, delivery.Attempts).ShouldBe((DeliveryState.Delivered, 2));
        _server.Mails.Count.ShouldBe(1);
    }

    [Theory]
    [InlineData("busy@example.com", DeliveryState.Pending, "450 ")]
    [InlineData("unknown@example.com", DeliveryState.Dead, "550 ")]
    [InlineData("refused@example.com", DeliveryState.Dead, "554 ")]
    [InlineData("silent@example.com", DeliveryState.Pending, "No answer within 2 seconds.")]
    public async Task What_the_server_says_decides_whether_it_is_tried_again(string address, DeliveryState state, string answer)
    {
        await _server.StartAsync();
        await _portal.Get<ChooseNotifications>().SaveAsync(Given.Mara, address, NotificationKinds.Choosable, false, Cancellation);
        await HappensAsync();
        await DeliverAsync();
        var delivery = await OnlyAsync();
        delivery.LastAnswer!.ShouldStartWith(answer);
        (delivery.State, delivery.Attempts).ShouldBe((state, 1));
        _server.Mails.ShouldBeEmpty();
    }

    [Fact]
    public async Task Without_STARTTLS_nothing_is_sent_where_it_is_asked_for()
    {
        await _server.StartAsync();
        await using var strict = await OpenAsync(("Notifications:Mail:Security", "starttls"));
        await HappensAsync(portal: strict);
        await strict.Job<DeliverMessages>().LookAtAllDueAsync(Cancellation);
        var delivery = (await strict.AllAsync<Delivery>()).ShouldHaveSingleItem();
        (delivery.State, _server.Mails.Count).ShouldBe((DeliveryState.Pending, 0));
        delivery.LastAnswer!.ShouldContain("secure", Case.Insensitive);
    }

    [Fact]
    public async Task A_server_that_can_not_be_trusted_gets_neither_password_nor_mail()
    {
        await _server.StartAsync("starttls");
        await using var strict = await OpenAsync(("Notifications:Mail:Security", "starttls"), ("Notifications:Mail:User", "portal"), ("Notifications:Mail:Password", "secret"));
        await HappensAsync(portal: strict);
        await strict.Job<DeliverMessages>().LookAtAllDueAsync(Cancellation);
        var delivery = (await strict.AllAsync<Delivery>()).ShouldHaveSingleItem();
        (delivery.State, _server.Mails.Count).ShouldBe((DeliveryState.Pending, 0));
        delivery.LastAnswer!.ShouldContain("certificate");
    }

    [Fact]
    public async Task Who_wants_no_mail_gets_none_and_is_told_in_the_portal()
    {
        await _portal.Get<ChooseNotifications>().SaveAsync(Given.Mara, null, [NotificationKind.DeploymentFailed], false, Cancellation);
        await HappensAsync();
        (await _portal.AllAsync<Delivery>()).ShouldBeEmpty();
        (await _portal.AllAsync<Notification>()).ShouldHaveSingleItem().Person.ShouldBe(Given.Mara.Id);
    }

    [Theory]
    [InlineData("mara")]
    [InlineData("mara@localhost")]
    [InlineData("Mara <mara@example.com>")]
    [InlineData("mara@example.com\r\nBcc: all@example.com")]
    public async Task What_is_no_address_is_not_kept(string address) =>
        (await _portal.Get<ChooseNotifications>().SaveAsync(Given.Mara, address, [], false, Cancellation)).ShouldBeOfType<Outcome<NotificationChoice>.Invalid>();

    private Task<StoredPortal> OpenAsync(params (string, string)[] more) => StoredPortal.OpenAsync(cluster,
        [("Notifications:Mail:Host", "localhost"), ("Notifications:Mail:Port", _server.Port.ToString()), ("Notifications:Mail:Security", "none"), ("Notifications:Mail:From", "portal@example.com"),
            ("Notifications:Mail:Domain", "example.com"), ("Notifications:PublicAddress", "https://portal.example.com"), ("Notifications:TimeoutSeconds", "2"), .. more]);

    private async Task HappensAsync(string comment = "Please.", StoredPortal? portal = null)
    {
        portal ??= _portal;
        await portal.Get<KnownPeople>().RememberAsync(Given.Mara, isDemo: false, Cancellation);
        await portal.SaveAsync(db => db.Notify(NotificationEvent.SentBack(Cart, new ReviewId("rev-1"), Given.Tomas, comment, Given.Now)));
        await portal.Job<SpreadEvents>().LookAtAllDueAsync(Cancellation);
    }

    private Task DeliverAsync() => _portal.Job<DeliverMessages>().LookAtAllDueAsync(Cancellation);

    private async Task<Delivery> OnlyAsync() => (await _portal.AllAsync<Delivery>()).ShouldHaveSingleItem();

    // Bodies with other than ASCII come in base 64 or quoted-printable.
    private static string Decoded(string mail) => string.Join('\n', mail.ReplaceLineEndings("\n").Split("\n\n").Select(part =>
    {
        var packed = part.Split("\n--")[0].Replace("\n", "", StringComparison.Ordinal).Trim();
        var bytes = new byte[packed.Length];
        return Convert.TryFromBase64String(packed, bytes, out var length) ? System.Text.Encoding.UTF8.GetString(bytes, 0, length) : "";
    }));
}
