namespace Portal.CloudFormation.Topology;

/// <summary>Where a resource stands between the user and the data.</summary>
public enum Tier { Network, Edge, LoadBalancer, Compute, Cache, Database, Storage, Watch, Access, Other }
