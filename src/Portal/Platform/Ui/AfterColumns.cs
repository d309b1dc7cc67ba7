using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Rendering;

namespace Portal.Platform.Ui;

/// <summary>Renders its content after the components before it have taken their parameters: a table after its columns.</summary>
public sealed class AfterColumns : ComponentBase
{
    [Parameter, EditorRequired] public RenderFragment ChildContent { get; set; } = default!;

    protected override void BuildRenderTree(RenderTreeBuilder builder) => builder.AddContent(0, ChildContent);
}
