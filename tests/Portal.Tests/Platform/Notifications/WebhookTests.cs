using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http;
using Portal.Domain;
using Portal.Domain.Access;
using Portal.Domain.Notifications;
using Portal.Platform.Access;
using Portal.Platform.Notifications;
using Portal.Tests.Harness;

namespace Portal.Tests.Platform.Notifications;

public sealed class WebhookTests(SharedCluster cluster) : IAsyncLifetime
{
    private static readonly Actor Administrator = new(new PersonId("tomas"), "Tomás Rey", "platform", new HashSet<Role> { Role.Approver, Role.Administrator });
    private static readonly Concern Cart = new(Given.Mara.Id, Given.Mara.Name, Given.Mara.Team, new EnvironmentId("env-1"), "cart-prod", "change");

    private WebhookReceiver _receiver = null!;
    private StoredPortal _portal = null!;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        _receiver = await WebhookReceiver.StartAsync();
        _portal = await OpenAsync("127.0.0.0/8");
    }

    public async ValueTask DisposeAsync()
    {
        await _portal.DisposeAsync();
        await _receiver.DisposeAsync();
    }

    [Fact]
    public async Task An_event_arrives_signed_and_with_words_for_a_chat()
    {
        var secret = await AddAsync();
        await HappensAsync(NotificationEvent.SentBack(Cart, new ReviewId("rev-1"), Given.Tomas, "Use <2> zones & more.", Given.Now));
        await DeliverAsync();

        var call = _receiver.Calls.ShouldHaveSingleItem();
        call.Timestamp.ShouldBe(Given.Now.ToUnixTimeSeconds().ToString());
        call.Signature.ShouldBe("v1=" + Convert.ToHexStringLower(HMACSHA256.HashData(Encoding.UTF8.GetBytes(secret), Encoding.UTF8.GetBytes($"{call.Timestamp}.{call.Body}"))));
        var body = JsonNode.Parse(call.Body)!;
        body["text"]!.GetValue<string>().ShouldBe("Sent back: change cart-prod\nTomás Rey asks for a change. Use &lt;2&gt; zones &amp; more.\nhttps://portal.example.com/reviews/rev-1");
        body["kind"]!.GetValue<string>().ShouldBe("reviewSentBack");
        body["detail"]!.GetValue<string>().ShouldContain("Use <2> zones & more.");
        body["delivery"]!.GetValue<string>().ShouldBe(call.Delivery);

        var delivery = (await _portal.AllAsync<Delivery>()).ShouldHaveSingleItem();
        (delivery.State, delivery.Attempts, delivery.LastAnswer, delivery.Id.Value).ShouldBe((DeliveryState.Delivered, 1, "HTTP 200", call.Delivery));
    }

    [Fact]
    public async Task A_failed_call_is_tried_again_later_under_the_same_id()
    {
        await AddAsync();
        _receiver.Answer = (context, number) => AnswerAsync(context, number < 3 ? 503 : 200, "busy");
        await HappensAsync();
        await DeliverAsync();
        await DeliverAsync();
        _receiver.Calls.Count.ShouldBe(1, "nothing is due yet");

        await LaterAsync(13);
        await LaterAsync(25);
        _receiver.Calls.Select(call => call.Delivery).Distinct().Count().ShouldBe(1);
        _receiver.Calls.Count.ShouldBe(3);
        (await _portal.AllAsync<Delivery>())[0].State.ShouldBe(DeliveryState.Delivered);
        (await _portal.AllAsync<DeliveryAttempt>()).OrderBy(attempt => attempt.Id).Select(attempt => (attempt.Taken, attempt.Answer)).ShouldBe([(false, "HTTP 503 busy"), (false, "HTTP 503 busy"), (true, "HTTP 200 busy")]);
    }

    [Fact]
    public async Task After_the_last_attempt_it_is_given_up_with_the_reason_and_can_be_sent_again_by_hand()
    {
        await AddAsync();
        _receiver.Answer = (context, number) => AnswerAsync(context, number <= 4 ? 500 : 200, "");
        await HappensAsync();
        await DeliverAsync();
        for (var i = 0; i < 6; i++) await LaterAsync(3600);
        var dead = (await _portal.AllAsync<Delivery>()).ShouldHaveSingleItem();
        (dead.State, dead.Attempts, dead.LastAnswer, dead.NextAttemptAt).ShouldBe((DeliveryState.Dead, 4, "HTTP 500", null));

        (await _portal.Get<EditWebhooks>().RedeliverAsync(Given.Mara, dead.Id, Cancellation)).ShouldBeOfType<Outcome<Delivery>.Forbidden>();
        (await _portal.Get<EditWebhooks>().RedeliverAsync(Administrator, dead.Id, Cancellation)).ShouldBeOfType<Outcome<Delivery>.Done>();
        await DeliverAsync();
        (await _portal.AllAsync<Delivery>())[0].State.ShouldBe(DeliveryState.Delivered);
        _receiver.Calls.Select(call => call.Delivery).Distinct().ShouldBe([dead.Id.Value]);
    }

    [Fact]
    public async Task A_pause_that_the_receiver_asks_for_is_kept()
    {
        await AddAsync();
        _receiver.Answer = (context, _) =>
        {
            context.Response.Headers.RetryAfter = "600";
            return AnswerAsync(context, 429, "");
        };
        await HappensAsync();
        await DeliverAsync();
        (await _portal.AllAsync<Delivery>())[0].NextAttemptAt.ShouldBe(Given.Now.AddSeconds(600));
    }

    [Theory]
    [InlineData(302, "redirects are not followed")]
    [InlineData(404, "HTTP 404")]
    [InlineData(410, "HTTP 410")]
    public async Task What_a_repetition_would_not_change_is_given_up_at_once(int status, string reason)
    {
        await AddAsync();
        _receiver.Answer = (context, _) =>
        {
            context.Response.Headers.Location = "http://127.0.0.1:1/elsewhere";
            return AnswerAsync(context, status, "");
        };
        await HappensAsync();
        await DeliverAsync();
        var delivery = (await _portal.AllAsync<Delivery>()).ShouldHaveSingleItem();
        (delivery.State, delivery.Attempts).ShouldBe((DeliveryState.Dead, 1));
        delivery.LastAnswer!.ShouldContain(reason);
    }

    [Fact]
    public async Task A_receiver_that_does_not_answer_is_tried_again()
    {
        await AddAsync();
        _receiver.Answer = (context, _) => Task.Delay(Timeout.Infinite, context.RequestAborted);
        await HappensAsync();
        await DeliverAsync();
        var delivery = (await _portal.AllAsync<Delivery>()).ShouldHaveSingleItem();
        (delivery.State, delivery.LastAnswer).ShouldBe((DeliveryState.Pending, "No answer within 2 seconds."));
    }

    [Fact]
    public async Task A_receiver_that_is_down_is_tried_again()
    {
        await AddAsync();
        await _receiver.DisposeAsync();
        await HappensAsync();
        await DeliverAsync();
        var delivery = (await _portal.AllAsync<Delivery>()).ShouldHaveSingleItem();
        (delivery.State, delivery.LastAnswer!.Contains("refused", StringComparison.Ordinal)).ShouldBe((DeliveryState.Pending, true), delivery.LastAnswer);
    }

    [Theory]
    [InlineData("http://localhost:{port}/")]
    [InlineData("http://localhost.localdomain:{port}/")]
    public async Task A_name_that_leads_to_this_machine_is_refused_unless_its_network_is_allowed(string url)
    {
        await using var closed = await OpenAsync("10.0.0.0/8");
        var target = url.Replace("{port}", new Uri(_receiver.Url).Port.ToString(), StringComparison.Ordinal);
        (await closed.Get<EditWebhooks>().AddAsync(Administrator, new WebhookForm("Inside", target, [], null), Cancellation)).ShouldBeOfType<Outcome<NewSecret>.Done>();
        await HappensAsync(closed);
        await DeliverAsync(closed);
        var delivery = (await closed.AllAsync<Delivery>()).ShouldHaveSingleItem();
        // A machine may not know the second name; then nothing is reached either.
        if (url.Contains("localhost:", StringComparison.Ordinal)) (delivery.State, delivery.LastAnswer!.Contains("not a public address", StringComparison.Ordinal)).ShouldBe((DeliveryState.Dead, true), delivery.LastAnswer);
        _receiver.Calls.ShouldBeEmpty();
    }

    [Theory]
    [InlineData("http://127.0.0.1/")]
    [InlineData("https://10.1.2.3/hook")]
    [InlineData("https://169.254.169.254/latest/meta-data")]
    [InlineData("https://[::1]/")]
    [InlineData("https://[::ffff:192.168.0.1]/")]
    [InlineData("https://[fd00::1]/")]
    [InlineData("https://2130706433/")]
    [InlineData("https://user:password@example.com/")]
    [InlineData("ftp://example.com/")]
    [InlineData("example.com")]
    public async Task An_address_that_is_no_public_one_is_not_even_kept(string url)
    {
        await using var closed = await OpenAsync("203.0.113.0/24");
        (await closed.Get<EditWebhooks>().AddAsync(Administrator, new WebhookForm("Inside", url, [], null), Cancellation))
            .ShouldBeOfType<Outcome<NewSecret>.Invalid>().Problems.ShouldHaveSingleItem().Field.ShouldBe("url");
    }

    [Fact]
    public async Task Two_deliverers_at_once_send_each_event_once()
    {
        await AddAsync();
        await _portal.SaveAsync(db =>
        {
            for (var i = 0; i < 20; i++) db.Notify(NotificationEvent.Deleted(Cart with { Name = $"cart-{i}" }, Given.Now));
        });
        await Task.WhenAll(_portal.Job<SpreadEvents>().LookAtAllDueAsync(Cancellation), _portal.Job<SpreadEvents>().LookAtAllDueAsync(Cancellation));
        await Task.WhenAll(_portal.Job<DeliverMessages>().LookAtAllDueAsync(Cancellation), _portal.Job<DeliverMessages>().LookAtAllDueAsync(Cancellation));
        (await _portal.AllAsync<Delivery>()).Count.ShouldBe(20);
        (await _portal.AllAsync<DeliveryAttempt>()).Count.ShouldBe(20);
        _receiver.Calls.Select(call => call.Delivery).Distinct().Count().ShouldBe(20);
        _receiver.Calls.Count.ShouldBe(20);
        (await _portal.AllAsync<Notification>()).GroupBy(notification => (notification.EventId, notification.Person)).ShouldAllBe(group => group.Count() == 1);
        (await _portal.AllAsync<Notification>()).Count.ShouldBe(20);
    }

    [Fact]
    public async Task A_crash_between_sending_and_noting_it_down_sends_it_again_under_the_same_id()
    {
        await AddAsync();
        await HappensAsync();
        // The receiver gets it; the note of that never reaches the database.
        await _portal.SqlAsync("CREATE FUNCTION crashes() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RAISE EXCEPTION 'the node is gone'; END $$; CREATE TRIGGER crashes BEFORE UPDATE ON deliveries FOR EACH ROW EXECUTE FUNCTION crashes()");
        await _portal.Job<DeliverMessages>().LookAtAllDueAsync(Cancellation);
        (await _portal.AllAsync<Delivery>())[0].Attempts.ShouldBe(0);
        await _portal.SqlAsync("DROP TRIGGER crashes ON deliveries");
        var before = _receiver.Calls.Count;
        before.ShouldBeGreaterThanOrEqualTo(1);

        await DeliverAsync();
        _receiver.Calls.Count.ShouldBe(before + 1);
        _receiver.Calls.Select(call => call.Delivery).Distinct().Count().ShouldBe(1);
        (await _portal.AllAsync<Delivery>())[0].State.ShouldBe(DeliveryState.Delivered);
    }

    [Fact]
    public async Task A_webhook_hears_only_what_it_chose_and_of_its_team()
    {
        await AddAsync(new WebhookForm("Failures", _receiver.Url, [NotificationKind.DeploymentFailed], null));
        await AddAsync(new WebhookForm("Ledger", _receiver.Url, [], "ledger"));
        await HappensAsync();
        (await _portal.AllAsync<Delivery>()).ShouldBeEmpty();
        await HappensAsync(NotificationEvent.Failed(Cart, new DeploymentId("dep-1"), "Quota.", Given.Now));
        (await _portal.AllAsync<Delivery>()).Count.ShouldBe(1);
    }

    [Fact]
    public async Task A_test_goes_to_one_webhook_and_a_disabled_one_gets_nothing()
    {
        await AddAsync();
        await AddAsync();
        var webhooks = await _portal.AllAsync<Webhook>();
        await _portal.Get<EditWebhooks>().TestAsync(Administrator, webhooks[0].Id, Cancellation);
        await _portal.Job<SpreadEvents>().LookAtAllDueAsync(Cancellation);
        (await _portal.AllAsync<Delivery>()).ShouldHaveSingleItem().Target.ShouldBe(webhooks[0].Id.Value);
        await _portal.Get<EditWebhooks>().EnableAsync(Administrator, webhooks[0].Id, false, Cancellation);
        await DeliverAsync();
        var delivery = (await _portal.AllAsync<Delivery>()).ShouldHaveSingleItem();
        (delivery.State, delivery.LastAnswer).ShouldBe((DeliveryState.Dead, "The webhook is disabled."));
        _receiver.Calls.ShouldBeEmpty();
    }

    [Fact]
    public async Task The_secret_is_not_in_the_database_and_what_was_done_is_in_the_audit_trail()
    {
        var secret = await AddAsync();
        var webhook = (await _portal.AllAsync<Webhook>())[0];
        (await _portal.Get<EditWebhooks>().RenewSecretAsync(Administrator, webhook.Id, Cancellation)).ShouldBeOfType<Outcome<NewSecret>.Done>().Value.Secret.ShouldNotBe(secret);
        await _portal.Get<EditWebhooks>().EditAsync(Administrator, webhook.Id, new WebhookForm("Other", webhook.Url, [], null), Cancellation);
        (await Everything.InAsync(await _portal.Get<Npgsql.NpgsqlDataSource>().OpenConnectionAsync(Cancellation))).ShouldNotContain(secret);
        var entries = (await _portal.AllAsync<Portal.Domain.Audit.AuditEntry>()).OrderBy(entry => entry.Id).ToList();
        entries.ConvertAll(entry => entry.Action).ShouldBe(["webhook.added", "webhook.secretRenewed", "webhook.edited"]);
        entries[2].Before!.ShouldStartWith("Chat, ");
        entries[2].After!.ShouldStartWith("Other, ");
    }

    [Fact]
    public async Task Only_administrators_change_webhooks()
    {
        (await _portal.Get<EditWebhooks>().AddAsync(Given.Tomas, new WebhookForm("Chat", _receiver.Url, [], null), Cancellation)).ShouldBeOfType<Outcome<NewSecret>.Forbidden>();
        (await _portal.Get<ReadWebhooks>().FindAsync(Given.Tomas, "whk-1", Cancellation)).ShouldBeOfType<Outcome<Webhook>.Forbidden>();
    }

    private Task<StoredPortal> OpenAsync(string allowed) => StoredPortal.OpenAsync(cluster,
        ("Notifications:Webhooks:AllowedNetworks:0", allowed), ("Notifications:PublicAddress", "https://portal.example.com/"),
        ("Notifications:TimeoutSeconds", "2"), ("Notifications:Attempts", "4"), ("Notifications:FirstRetrySeconds", "10"));

    private async Task<string> AddAsync(WebhookForm? form = null)
    {
        await _portal.Get<KnownPeople>().RememberAsync(Given.Mara, isDemo: false, Cancellation);
        var added = await _portal.Get<EditWebhooks>().AddAsync(Administrator, form ?? new WebhookForm("Chat", _receiver.Url, [], null), Cancellation);
        return added.ShouldBeOfType<Outcome<NewSecret>.Done>().Value.Secret;
    }

    private Task HappensAsync(NotificationEvent happened) => HappensAsync(_portal, happened);

    private Task HappensAsync(StoredPortal? portal = null) => HappensAsync(portal ?? _portal, NotificationEvent.Deleted(Cart, Given.Now));

    private static async Task HappensAsync(StoredPortal portal, NotificationEvent happened)
    {
        await portal.SaveAsync(db => db.Notify(happened));
        await portal.Job<SpreadEvents>().LookAtAllDueAsync(Cancellation);
    }

    private Task DeliverAsync(StoredPortal? portal = null) => (portal ?? _portal).Job<DeliverMessages>().LookAtAllDueAsync(Cancellation);

    private Task LaterAsync(double seconds)
    {
        _portal.Time.Now = _portal.Time.Now.AddSeconds(seconds);
        return DeliverAsync();
    }

    private static Task AnswerAsync(HttpContext context, int status, string text)
    {
        context.Response.StatusCode = status;
        return context.Response.WriteAsync(text);
    }
}
