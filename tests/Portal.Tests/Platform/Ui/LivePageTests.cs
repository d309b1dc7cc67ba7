using System.Security.Claims;
using Bunit;
using Bunit.TestDoubles;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Rendering;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using Npgsql;
using Portal.Platform.Live;
using Portal.Platform.Ui;

namespace Portal.Tests.Platform.Ui;

public sealed class LivePageTests : UiTest
{
    public LivePageTests()
    {
        // Never opened: nothing is committed here, so there is nothing to listen to.
        Services.AddSingleton(new LiveUpdates(NpgsqlDataSource.Create("Host=localhost"), NullLogger<LiveUpdates>.Instance));
        var person = AddAuthorization().SetAuthorized("Mara Lindqvist");
        person.SetClaims(new Claim(ClaimTypes.NameIdentifier, "mara"), new Claim("team", "shop"));
    }

    [Fact]
    public async Task A_second_reading_waits_for_the_first()
    {
        var page = Render<SlowPage>();
        // The page listens by now and wants to read again, but the first reading still runs.
        page.Instance.Begun.ShouldBe(1);
        await page.InvokeAsync(page.Instance.FinishOne);
        await page.Instance.Again.WaitAsync(TimeSpan.FromSeconds(30), Xunit.TestContext.Current.CancellationToken);
        page.Instance.MostAtOnce.ShouldBe(1);
    }

    [Fact]
    public void A_page_knows_who_looks_at_it() => Render<SlowPage>().Instance.Looks.ShouldBe("Mara Lindqvist");

    [Fact]
    public async Task A_store_that_is_away_for_a_moment_takes_no_open_page_down()
    {
        var page = Render<PageOverRestart>();
        await page.Instance.ReadOnceMore.WaitAsync(TimeSpan.FromSeconds(30), Xunit.TestContext.Current.CancellationToken);
        page.WaitForAssertion(() => page.Markup.ShouldBe("read 3 times"), TimeSpan.FromSeconds(30));
    }

    private sealed class PageOverRestart : LivePage
    {
        private readonly TaskCompletionSource readOnceMore = new(TaskCreationOptions.RunContinuationsAsynchronously);
        private int times;

        public Task ReadOnceMore => readOnceMore.Task;

        protected override bool Concerns(Changed changed) => true;

        protected override Task ReadAsync(CancellationToken ct)
        {
            if (++times == 2) throw new NpgsqlException("Exception while reading from stream", new IOException("Connection reset by peer"));
            if (times == 3) readOnceMore.SetResult();
            return Task.CompletedTask;
        }

        protected override void BuildRenderTree(RenderTreeBuilder builder) => builder.AddContent(0, $"read {times} times");
    }

    private sealed class SlowPage : LivePage
    {
        private readonly Queue<TaskCompletionSource> running = [];
        private readonly TaskCompletionSource again = new(TaskCreationOptions.RunContinuationsAsynchronously);
        private int atOnce;

        /// <summary>Done when the second reading has begun.</summary>
        public Task Again => again.Task;

        public int Begun { get; private set; }
        public int MostAtOnce { get; private set; }
        public string Looks => Me.Name;

        public void FinishOne() => running.Dequeue().SetResult();

        protected override bool Concerns(Changed changed) => true;

        protected override async Task ReadAsync(CancellationToken ct)
        {
            if (++Begun == 2) again.SetResult();
            MostAtOnce = Math.Max(MostAtOnce, ++atOnce);
            var mine = new TaskCompletionSource();
            running.Enqueue(mine);
            await mine.Task.WaitAsync(ct);
            atOnce--;
        }

        protected override void BuildRenderTree(RenderTreeBuilder builder) => builder.AddContent(0, Begun);
    }
}
