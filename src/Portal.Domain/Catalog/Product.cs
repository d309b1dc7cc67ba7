namespace Portal.Domain.Catalog;

/// <summary>
/// One version of a product, read from its folder: a native CloudFormation template and how its form is laid out.
/// <paramref name="Hash"/> (SHA-256 over the files) is its identity; the version number is for people.
/// </summary>
public sealed record Product(
    string Id,
    string Version,
    string Hash,
    string Title,
    string Summary,
    string Owner,
    string TemplateText,
    string? StackPolicy,
    IReadOnlyList<string> Capabilities,
    IReadOnlyList<string> Stages,
    CostBand Band,
    int BuildMinutes,
    IReadOnlyDictionary<string, string> Fixed,
    IReadOnlyDictionary<string, string> Defaults,
    IReadOnlyDictionary<string, string> BeforeDelete,
    IReadOnlyList<FormStep> Steps,
    IReadOnlyList<Preset> Presets,
    IReadOnlyList<Assumption> Assumptions,
    IReadOnlyList<LabelledOutput> Outputs)
{
    /// <summary>The preset with this id or title; null when there is none.</summary>
    public Preset? FindPreset(string idOrTitle) =>
        Presets.FirstOrDefault(p => p.Id == idOrTitle)
        ?? Presets.FirstOrDefault(p => string.Equals(p.Title, idOrTitle, StringComparison.OrdinalIgnoreCase));
}

/// <summary>US dollars a month in which an environment of this product is meant to lie.</summary>
public sealed record CostBand(decimal Floor, decimal Ceiling);

public sealed record FormStep(string Id, string Title, IReadOnlyList<FormGroup> Groups);

public sealed record FormGroup(string Title, string? Summary, string? Tier, IReadOnlyList<FormField> Fields);

/// <param name="Control">text, number, select, segmented, table or switch; null lets the parameter's type decide.</param>
/// <param name="Choices">Facts per allowed value, shown as columns by the table control.</param>
public sealed record FormField(
    string Parameter,
    string Label,
    string? Help,
    string? Control,
    string? Unit,
    IReadOnlyDictionary<string, IReadOnlyDictionary<string, string>> Choices);

public sealed record Preset(
    string Id,
    string Title,
    string Summary,
    IReadOnlyDictionary<string, string> Inputs,
    IReadOnlyDictionary<string, string> Assumptions);

/// <summary>A usage figure behind the estimate; changing it changes no resource.</summary>
public sealed record Assumption(string Id, string Label, string? Unit, string Default, decimal? Minimum, decimal? Maximum, string? Help);

public sealed record LabelledOutput(string Output, string Label, string? Group);

/// <summary>A product folder that could not be read: where, and why. The other products still load.</summary>
public sealed record ProductFault(string Folder, string File, int? Line, string Message);
