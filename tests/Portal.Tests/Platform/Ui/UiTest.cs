using Bunit;
using Microsoft.Extensions.DependencyInjection;
using Portal.Platform.Ui;
using Radzen;

namespace Portal.Tests.Platform.Ui;

/// <summary>A page to render components on, at 14:32 UTC on 19 Nov 2026.</summary>
public abstract class UiTest : BunitContext
{
    protected static readonly DateTimeOffset Now = new(2026, 11, 19, 14, 32, 0, TimeSpan.Zero);

    protected UiTest()
    {
        JSInterop.Mode = JSRuntimeMode.Loose;
        Services.AddSingleton<TimeProvider>(new StoppedClock(Now));
        Services.AddRadzenComponents();
        Services.AddScoped<ViewerZone>();
    }

    private sealed class StoppedClock(DateTimeOffset now) : TimeProvider
    {
        public override DateTimeOffset GetUtcNow() => now;
    }
}
