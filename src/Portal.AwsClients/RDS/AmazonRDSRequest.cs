using Amazon.Runtime;

namespace Amazon.RDS;

/// <summary>Base of every Relational Database Service request.</summary>
public class AmazonRDSRequest : AmazonWebServiceRequest;
