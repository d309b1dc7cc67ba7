namespace Portal.Platform.Ui;

/// <summary>What a control needs to know of the field it stands in; <see cref="Attributes"/> go on the control with <c>@attributes</c>.</summary>
/// <param name="DescribedBy">Ids of the help and of what is wrong.</param>
public sealed record FieldControl(string Id, string? DescribedBy, bool Invalid)
{
    public IReadOnlyDictionary<string, object> Attributes
    {
        get
        {
            var attributes = new Dictionary<string, object> { ["id"] = Id };
            if (DescribedBy is not null) attributes["aria-describedby"] = DescribedBy;
            if (Invalid) attributes["aria-invalid"] = "true";
            return attributes;
        }
    }
}
