using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Rendering;

namespace Portal.Deployments;

/// <summary>A text in the timeline, placed in per cent of its width and px from there.</summary>
public sealed class BarText : ComponentBase
{
    /// <summary>Beside a bar; then the place is not given by itself.</summary>
    [Parameter] public BarLabel? At { get; set; }

    [Parameter] public double X { get; set; }
    [Parameter, EditorRequired] public int Y { get; set; }
    [Parameter] public string Anchor { get; set; } = "start";
    [Parameter] public string? Class { get; set; }
    [Parameter, EditorRequired] public string Text { get; set; } = "";

    protected override void BuildRenderTree(RenderTreeBuilder builder)
    {
        builder.OpenElement(0, "text");
        builder.AddAttribute(1, "x", $"{At?.X ?? X}%");
        builder.AddAttribute(2, "y", Y);
        builder.AddAttribute(3, "dx", At?.Offset ?? 0);
        builder.AddAttribute(4, "text-anchor", At?.Anchor ?? Anchor);
        builder.AddAttribute(5, "class", Class);
        builder.AddContent(6, Text);
        builder.CloseElement();
    }
}
