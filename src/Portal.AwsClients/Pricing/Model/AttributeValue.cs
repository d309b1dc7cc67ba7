namespace Amazon.Pricing.Model;

/// <summary>A value that an attribute has for some product.</summary>
public class AttributeValue
{
    public string? Value { get; set; }
}
