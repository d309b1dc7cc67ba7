using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Rendering;

namespace Portal.Platform.Ui;

/// <summary>A text in a drawing. Razor keeps the tag "text" for itself, so drawings write this instead.</summary>
public sealed class SvgText : ComponentBase
{
    [Parameter, EditorRequired] public double X { get; set; }

    /// <summary>The base line.</summary>
    [Parameter, EditorRequired] public double Y { get; set; }

    /// <summary>"tx" for labels, "tx2" for details; grey 11 px without.</summary>
    [Parameter] public string? Class { get; set; }

    /// <summary>"start", "middle" or "end".</summary>
    [Parameter] public string? Anchor { get; set; }

    [Parameter, EditorRequired] public string? Text { get; set; }

    protected override void BuildRenderTree(RenderTreeBuilder builder)
    {
        if (string.IsNullOrEmpty(Text)) return;
        builder.OpenElement(0, "text");
        builder.AddAttribute(1, "x", X);
        builder.AddAttribute(2, "y", Y);
        builder.AddAttribute(3, "class", Class);
        builder.AddAttribute(4, "text-anchor", Anchor);
        builder.AddContent(5, Text);
        builder.CloseElement();
    }
}
