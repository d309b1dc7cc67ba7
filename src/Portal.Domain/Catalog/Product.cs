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
    IReadOnlyList<FormStep> Steps,
    IReadOnlyList<Preset> Presets,
    IReadOnlyList<Assumption> Assumptions,
    IReadOnlyList<LabelledOutput> Outputs)
{
    /// <summary>Place in lists, the lowest first; products without one come after those that have one.</summary>
    public int Order { get; init; } = int.MaxValue;

    /// <summary>The preset with this id or title; null when there is none.</summary>
    public Preset? FindPreset(string idOrTitle) =>
        Presets.FirstOrDefault(p => p.Id == idOrTitle)
        ?? Presets.FirstOrDefault(p => string.Equals(p.Title, idOrTitle, StringComparison.OrdinalIgnoreCase));
}

/// <summary>US dollars a month in which an environment of this product is meant to lie.</summary>
public sealed record CostBand(decimal Floor, decimal Ceiling)
{
    /// <summary>Where nothing names another.</summary>
    public static CostBand Usual { get; } = new(500, 1000);
}

public sealed record FormStep(string Id, string Title, IReadOnlyList<FormGroup> Groups);

/// <param name="Facts">Shown locked beside the fields.</param>
/// <param name="Assumptions">Ids of the usage figures that are shown here too.</param>
public sealed record FormGroup(
    string Title,
    string? Summary,
    string? Tier,
    IReadOnlyList<FormField> Fields,
    IReadOnlyList<FormFact> Facts,
    IReadOnlyList<string> Assumptions);

/// <summary>Something that the product has decided: shown, not asked.</summary>
public sealed record FormFact(string Label, string Value, string? Help);

/// <param name="Control">text, number, select, segmented, table or switch; null lets the parameter's type decide.</param>
/// <param name="Choices">Facts per allowed value, shown as columns by the table control.</param>
public sealed record FormField(
    string Parameter,
    string Label,
    string? Help,
    string? Control,
    string? Unit,
    IReadOnlyDictionary<string, IReadOnlyDictionary<string, string>> Choices,
    AtLeast? AtLeast = null,
    StartsWith? StartsWith = null);

/// <summary>The field's number must be at least <paramref name="Times"/> that of another parameter.</summary>
public sealed record AtLeast(string Parameter, decimal Times, string Message, string Fix);

/// <summary>The field's text, unless empty, must begin so; <paramref name="Value"/> may hold placeholders such as <c>${region}</c>.</summary>
public sealed record StartsWith(string Value, string Message, string Fix);

public sealed record Preset(
    string Id,
    string Title,
    string Summary,
    IReadOnlyDictionary<string, string> Inputs,
    IReadOnlyDictionary<string, string> Assumptions);

/// <summary>A usage figure behind the estimate; changing it changes no resource.</summary>
/// <param name="Prices">What the figure is charged by: figure × times × price each.</param>
/// <param name="Of">Set when the figure is the mean size of a group of instances.</param>
public sealed record Assumption(
    string Id,
    string Label,
    string? Unit,
    string Default,
    decimal? Minimum,
    decimal? Maximum,
    string? Help,
    IReadOnlyList<AssumptionPrice> Prices,
    MeanSize? Of);

/// <param name="Line">Line of the estimate that the amount belongs to.</param>
/// <param name="With">Id of another assumption whose value multiplies this one; null when none does.</param>
public sealed record AssumptionPrice(string Line, string Service, string Item, decimal Times, string? With);

/// <param name="Resource">Logical id of the group.</param>
/// <param name="Minimum">Parameter with the fewest instances.</param>
/// <param name="Maximum">Parameter with the most.</param>
public sealed record MeanSize(string Resource, string Minimum, string Maximum);

public sealed record LabelledOutput(string Output, string Label, string? Group);

/// <summary>Why a folder or file under the templates could not be read. The others still load.</summary>
/// <param name="Line">From 1, as <paramref name="Column"/>; null where the fault has no place of its own.</param>
public sealed record ProductFault(string Folder, string File, int? Line, int? Column, string Message);
