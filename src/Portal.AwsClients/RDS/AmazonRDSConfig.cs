using Amazon.Pipeline;
using Amazon.Protocols;
using Amazon.RDS.Model;

namespace Amazon.RDS;

/// <summary>Where and how to reach Relational Database Service.</summary>
public class AmazonRDSConfig : ServiceConfig
{
    private const string Version = "2014-10-31";

    private static readonly ErrorCatalog Errors = ErrorCatalog.For<AmazonRDSException>()
        .Add<DBInstanceNotFoundException>("DBInstanceNotFound")
        .Add<InvalidDBInstanceStateException>("InvalidDBInstanceState");

    public AmazonRDSConfig()
        : base(Definition)
    {
    }

    internal static ServiceDefinition Definition { get; } = new()
    {
        ServiceId = "RDS",
        EndpointPrefix = "rds",
        SigningName = "rds",
        GovCloudIsFips = true,
        ApiVersion = Version,
        Protocol = new QueryProtocol("Amazon.RDS", Version, Errors),
    };
}
