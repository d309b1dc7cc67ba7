namespace Portal.Platform.Ui;

/// <summary>One choice of a <see cref="Segmented{TValue}"/>.</summary>
public sealed record SegmentedOption<TValue>(TValue Value, string Title);
