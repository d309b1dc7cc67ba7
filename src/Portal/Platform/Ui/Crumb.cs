namespace Portal.Platform.Ui;

/// <summary>One step of the way to a page; without an address it is a fact about the page, such as its account.</summary>
public sealed record Crumb(string Title, string? Href = null);
