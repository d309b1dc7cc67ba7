namespace Amazon.CloudFormation.Model;

/// <summary>The modules a resource came from, outermost first, divided by slashes.</summary>
public class ModuleInfo
{
    public string? TypeHierarchy { get; set; }
    public string? LogicalIdHierarchy { get; set; }
}
