using System.Threading.Channels;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Authorization;
using Portal.Domain.Access;
using Portal.Platform.Access;
using Portal.Platform.Data;
using Portal.Platform.Live;

namespace Portal.Platform.Ui;

/// <summary>
/// A page over records of the store: it reads them when its parameters are set, and again when one that concerns it
/// changed, at most twice a second and never twice at the same time.
/// </summary>
public abstract class LivePage : ComponentBase, IAsyncDisposable
{
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(500);

    private readonly CancellationTokenSource leaving = new();
    private readonly Channel<bool> changes = Channel.CreateBounded<bool>(new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropWrite });
    private readonly SemaphoreSlim turn = new(1);
    private IDisposable? listening;
    private Task following = Task.CompletedTask;

    [Inject] protected TimeProvider Clock { get; set; } = default!;
    [Inject] private LiveUpdates Live { get; set; } = default!;
    [CascadingParameter] private Task<AuthenticationState> Authentication { get; set; } = default!;

    /// <summary>Who looks at the page.</summary>
    protected Actor Me { get; private set; } = Actor.Nobody;

    /// <summary>Cancelled when the page is left.</summary>
    protected CancellationToken Leaving { get; }

    protected LivePage() => Leaving = leaving.Token;

    /// <summary>Reads what the page shows. Called once more right after the page is up, because nobody listened before.</summary>
    protected abstract Task ReadAsync(CancellationToken ct);

    /// <summary>Reads now, after a reading that runs already: two at once would take the same news twice.</summary>
    protected async Task ReadAgainAsync()
    {
        await turn.WaitAsync(Leaving);
        try
        {
            await ReadAsync(Leaving);
        }
        finally
        {
            turn.Release();
        }
    }

    /// <summary>Called from another thread, for every change of any record: only compares.</summary>
    protected abstract bool Concerns(Changed changed);

    protected override async Task OnInitializedAsync() => Me = (await Authentication).User.ToActor();

    protected override Task OnParametersSetAsync() => ReadAgainAsync();

    protected override void OnAfterRender(bool firstRender)
    {
        if (!firstRender) return;
        listening = Live.Listen(changed =>
        {
            if (changed.Kind == "*" || Concerns(changed)) changes.Writer.TryWrite(true);
        });
        changes.Writer.TryWrite(true);
        following = FollowAsync();
    }

    private async Task FollowAsync()
    {
        try
        {
            await foreach (var _ in changes.Reader.ReadAllAsync(Leaving))
            {
                try
                {
                    await InvokeAsync(async () =>
                    {
                        await ReadAgainAsync();
                        StateHasChanged();
                    });
                }
                catch (Exception fault) when (StoreFault.SentenceOf(fault) is not null)
                {
                    // The store is away for a moment. The page keeps what it shows, and reads again until it is back.
                    changes.Writer.TryWrite(true);
                }
                await Task.Delay(Pause, Clock, Leaving);
            }
        }
        catch (OperationCanceledException)
        {
            // The page is left.
        }
        catch (Exception fault)
        {
            await DispatchExceptionAsync(fault);
        }
    }

    public virtual async ValueTask DisposeAsync()
    {
        GC.SuppressFinalize(this);
        listening?.Dispose();
        await leaving.CancelAsync();
        await following.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        leaving.Dispose();
    }
}
