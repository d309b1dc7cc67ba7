namespace Amazon.CloudFormation.Model;

/// <summary>The attribute or property that would change.</summary>
public class ResourceTargetDefinition
{
    public ResourceAttribute? Attribute { get; set; }

    /// <summary>The property's name; only where Attribute is Properties.</summary>
    public string? Name { get; set; }

    public RequiresRecreation? RequiresRecreation { get; set; }

    /// <summary>JSON pointer to the property, for example <c>/Properties/Tags/0/Value</c>.</summary>
    public string? Path { get; set; }

    /// <summary>Only with IncludePropertyValues.</summary>
    public string? BeforeValue { get; set; }

    /// <summary>Only with IncludePropertyValues.</summary>
    public string? AfterValue { get; set; }

    public AttributeChangeType? AttributeChangeType { get; set; }
}
