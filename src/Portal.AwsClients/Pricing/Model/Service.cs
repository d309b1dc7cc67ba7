using Amazon.Runtime.Internal;

namespace Amazon.Pricing.Model;

/// <summary>A service that has prices, and the attributes that tell its products apart.</summary>
public class Service
{
    /// <summary>Such as <c>AmazonEC2</c>.</summary>
    [AWSProperty(Required = true)]
    public string ServiceCode { get; set; } = null!;

    public List<string>? AttributeNames { get; set; }
}
