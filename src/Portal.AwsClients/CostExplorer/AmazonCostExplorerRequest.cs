using Amazon.Runtime;

namespace Amazon.CostExplorer;

/// <summary>Base of every Cost Explorer request.</summary>
public class AmazonCostExplorerRequest : AmazonWebServiceRequest;
