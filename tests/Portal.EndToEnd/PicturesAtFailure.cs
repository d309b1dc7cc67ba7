using Microsoft.Playwright;

namespace Portal.EndToEnd;

/// <summary>Leaves a picture of each window of a test that is about to fail, or has just passed its last line.</summary>
public sealed class PicturesAtFailure(params IPage[] pages) : IAsyncDisposable
{
    public async ValueTask DisposeAsync()
    {
        var name = string.Concat((TestContext.Current.Test?.TestDisplayName ?? "test").Where(char.IsLetterOrDigit));
        for (var i = 0; i < pages.Length; i++)
        {
            await Browser.KeepAsync(pages[i], $"last-{name[^Math.Min(80, name.Length)..]}-{i}");
            await pages[i].Context.DisposeAsync();
        }
    }
}
