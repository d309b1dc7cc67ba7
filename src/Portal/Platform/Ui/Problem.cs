namespace Portal.Platform.Ui;

/// <summary>Something to mend before a form can be sent.</summary>
/// <param name="FieldId">Id of its control; the summary's link leads there.</param>
/// <param name="Field">The field's label.</param>
/// <param name="Message">What is wrong, in a few words.</param>
/// <param name="Place">Where the field is, for pages that must first go there; meaningful to the page only.</param>
public sealed record Problem(string FieldId, string Field, string Message, string Place = "");
