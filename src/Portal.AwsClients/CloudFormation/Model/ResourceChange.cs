namespace Amazon.CloudFormation.Model;

/// <summary>What would happen to one resource.</summary>
public class ResourceChange
{
    /// <summary>What becomes of the physical resource that goes away.</summary>
    public PolicyAction? PolicyAction { get; set; }

    public ChangeAction? Action { get; set; }
    public string? LogicalResourceId { get; set; }

    /// <summary>Null for a resource yet to be created.</summary>
    public string? PhysicalResourceId { get; set; }

    public string? ResourceType { get; set; }

    /// <summary>Only for a Modify. True may also mean that the value after is not known yet.</summary>
    public Replacement? Replacement { get; set; }

    /// <summary>Values of <see cref="ResourceAttribute"/>: what a Modify touches.</summary>
    public List<string>? Scope { get; set; }

    public List<ResourceChangeDetail>? Details { get; set; }

    /// <summary>The nested stack's change set, where the resource is a stack.</summary>
    public string? ChangeSetId { get; set; }

    public ModuleInfo? ModuleInfo { get; set; }

    /// <summary>JSON of the resource as it is; only with IncludePropertyValues.</summary>
    public string? BeforeContext { get; set; }

    /// <summary>JSON of the resource as it would be; only with IncludePropertyValues.</summary>
    public string? AfterContext { get; set; }
}
