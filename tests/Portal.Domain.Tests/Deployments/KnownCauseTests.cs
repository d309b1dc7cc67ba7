using Portal.Domain.Deployments;

namespace Portal.Domain.Tests.Deployments;

/// <summary>Reasons in the words of AWS's services, as stack events carry them, against the cause they mean.</summary>
public sealed class KnownCauseTests
{
    [Theory]
    // Quotas.
    [InlineData("quota", "The maximum number of VPCs has been reached. (Service: AmazonEC2; Status Code: 400; Error Code: VpcLimitExceeded; Request ID: 0a1b; Proxy: null)")]
    [InlineData("quota", "The maximum number of addresses has been reached. (Service: AmazonEC2; Status Code: 400; Error Code: AddressLimitExceeded; Request ID: 0a1b; Proxy: null)")]
    [InlineData("quota", "Performing this operation would exceed the limit of 5 NAT gateways (Service: AmazonEC2; Status Code: 400; Error Code: NatGatewayLimitExceeded; Request ID: 0a1b)")]
    [InlineData("quota", "Resource handler returned message: \"The maximum number of internet gateways has been reached. (Service: Ec2, Status Code: 400, Request ID: 0a1b)\" (RequestToken: 1, HandlerErrorCode: ServiceLimitExceeded)")]
    [InlineData("quota", "Cannot create more than 40 DBInstances (Service: Rds, Status Code: 400, Error Code: InstanceQuotaExceeded)")]
    [InlineData("quota", "You have requested more vCPU capacity than your current vCPU limit of 32 allows for the instance bucket that the specified instance type belongs to. (Service: AmazonEC2; Error Code: VcpuLimitExceeded)")]
    [InlineData("quota", "The maximum number of load balancers has been reached (Service: ElasticLoadBalancingV2, Status Code: 400, Error Code: TooManyLoadBalancers)")]
    [InlineData("quota", "You have attempted to create more buckets than allowed (Service: Amazon S3; Status Code: 400; Error Code: TooManyBuckets)")]
    [InlineData("quota", "This request would exceed your service limit: NodeQuotaForCustomerExceeded (Service: AmazonElastiCache; Status Code: 400)")]
    // Permissions.
    [InlineData("permission", "API: ec2:CreateVpc You are not authorized to perform this operation.")]
    [InlineData("permission", "User: arn:aws:sts::111111111111:assumed-role/cfn/AWSCloudFormation is not authorized to perform: rds:CreateDBInstance on resource: arn:aws:rds:us-east-1:111111111111:db:shop because no identity-based policy allows the rds:CreateDBInstance action (Service: Rds, Status Code: 403)")]
    [InlineData("permission", "You are not authorized to perform this operation. Encoded authorization failure message: Zx81 (Service: AmazonEC2; Status Code: 403; Error Code: UnauthorizedOperation)")]
    [InlineData("permission", "Resource handler returned message: \"Access Denied (Service: S3, Status Code: 403)\" (RequestToken: 1, HandlerErrorCode: AccessDenied)")]
    [InlineData("permission", "User: arn:aws:iam::111111111111:role/cfn is not authorized to perform: iam:CreateRole on resource: arn:aws:iam::111111111111:role/x with an explicit deny in a service control policy")]
    // Names.
    [InlineData("nameConflict", "shop-prod-assets already exists")]
    [InlineData("nameConflict", "shop-db already exists in stack arn:aws:cloudformation:us-east-1:111111111111:stack/old/1")]
    [InlineData("nameConflict", "Resource handler returned message: \"Resource of type 'AWS::IAM::Role' with identifier 'app' already exists.\" (RequestToken: 1, HandlerErrorCode: AlreadyExists)")]
    [InlineData("nameConflict", "DB instance already exists (Service: AmazonRDS; Status Code: 400; Error Code: DBInstanceAlreadyExists)")]
    [InlineData("nameConflict", "The requested bucket name is not available. The bucket namespace is shared by all users of the system. (Service: Amazon S3; Status Code: 409; Error Code: BucketAlreadyExists)")]
    [InlineData("nameConflict", "CloudFormation cannot update a stack when a custom-named resource requires replacing. Rename shop-group and update the stack again.")]
    // Capacity.
    [InlineData("capacity", "We currently do not have sufficient m7g.large capacity in the Availability Zone you requested (us-east-1e). Our system will be working on provisioning additional capacity. (Service: AmazonEC2; Error Code: InsufficientInstanceCapacity)")]
    [InlineData("capacity", "Cannot create a Multi-AZ db.m6g.large database instance because of insufficient capacity in the requested Availability Zones. (Service: Rds, Status Code: 400, Error Code: InsufficientDBInstanceCapacity)")]
    [InlineData("capacity", "Your requested instance type (t4g.medium) is not supported in your requested Availability Zone (us-east-1e). Please retry your request by choosing us-east-1a, us-east-1b.")]
    [InlineData("capacity", "InsufficientCacheClusterCapacity: the requested cache node type is not available in the specified zone")]
    // Values.
    [InlineData("invalidValue", "Value of property SubnetIds must be of type List of String")]
    [InlineData("invalidValue", "Properties validation failed for resource Database with message: #: required key [DBInstanceClass] not found")]
    [InlineData("invalidValue", "RDS does not support creating a DB instance with the following combination: DBInstanceClass=db.t3.micro, Engine=mysql, EngineVersion=8.4.3. (Service: Rds, Status Code: 400, Error Code: InvalidParameterCombination)")]
    [InlineData("invalidValue", "The CIDR '10.0.0.0/24' conflicts with another subnet (Service: AmazonEC2; Status Code: 400; Error Code: InvalidSubnet.Conflict)")]
    [InlineData("invalidValue", "The image id '[ami-0123]' does not exist (Service: AmazonEC2; Status Code: 400; Error Code: InvalidAMIID.NotFound)")]
    [InlineData("invalidValue", "1 validation error detected: Value '2000' at 'allocatedStorage' failed to satisfy constraint (Error Code: ValidationError)")]
    [InlineData("invalidValue", "Encountered unsupported property Nmae")]
    [InlineData("invalidValue", "Resource handler returned message: \"Invalid request provided: Certificate is in another region\" (RequestToken: 1, HandlerErrorCode: InvalidRequest)")]
    // Waiting.
    [InlineData("signalTimeout", "Failed to receive 3 resource signal(s) within the specified duration")]
    [InlineData("signalTimeout", "Received 0 SUCCESS signal(s) out of 3.  Unable to satisfy 100% MinSuccessfulInstancesPercent requirement")]
    [InlineData("signalTimeout", "WaitCondition timed out. Received 0 conditions when expecting 1")]
    [InlineData("notReady", "Resource handler returned message: \"Exceeded attempts to wait\" (RequestToken: 1, HandlerErrorCode: NotStabilized)")]
    [InlineData("notReady", "Resource AppService did not stabilize")]
    [InlineData("notReady", "Stack creation time exceeded the specified timeout. ")]
    // Deleting.
    [InlineData("bucketNotEmpty", "The bucket you tried to delete is not empty (Service: Amazon S3; Status Code: 409; Error Code: BucketNotEmpty; Request ID: 0A1B)")]
    [InlineData("bucketNotEmpty", "The bucket you tried to delete is not empty. You must delete all versions in the bucket. (Service: S3, Status Code: 409)")]
    [InlineData("deletionProtection", "Cannot delete protected DB Instance, please disable deletion protection and try again. (Service: Rds, Status Code: 400, Error Code: InvalidParameterCombination)")]
    [InlineData("deletionProtection", "Load balancer 'arn:aws:elasticloadbalancing:us-east-1:111111111111:loadbalancer/app/x/1' cannot be deleted because deletion protection is enabled (Service: ElasticLoadBalancingV2, Status Code: 400, Error Code: OperationNotPermitted)")]
    [InlineData("deletionProtection", "Stack [shop-prod] cannot be deleted while TerminationProtection is enabled")]
    [InlineData("inUse", "The vpc 'vpc-0a1b' has dependencies and cannot be deleted. (Service: AmazonEC2; Status Code: 400; Error Code: DependencyViolation)")]
    [InlineData("inUse", "resource sg-0a1b has a dependent object (Service: AmazonEC2; Status Code: 400; Error Code: DependencyViolation)")]
    [InlineData("inUse", "Network vpc-0a1b has some mapped public address(es). Please unmap those public address(es) before detaching the gateway.")]
    // Around it.
    [InlineData("stackPolicy", "Action denied by stack policy: Statement [#2] does not allow [Update:Replace] for resource [LogicalResourceId: Database]")]
    [InlineData("credentials", "The security token included in the request is expired (Service: AmazonEC2; Status Code: 403; Error Code: ExpiredToken)")]
    [InlineData("credentials", "The security token included in the request is invalid. (Service: Rds, Status Code: 403, Error Code: UnrecognizedClientException)")]
    [InlineData("throttled", "Rate exceeded (Service: AmazonElasticLoadBalancing; Status Code: 400; Error Code: Throttling)")]
    [InlineData("throttled", "Request limit exceeded. (Service: AmazonEC2; Status Code: 503; Error Code: RequestLimitExceeded)")]
    [InlineData("throttled", "Resource handler returned message: \"Rate exceeded\" (RequestToken: 1, HandlerErrorCode: Throttling)")]
    [InlineData("awsFailed", "Resource handler returned message: \"Internal Failure\" (HandlerErrorCode: InternalFailure)")]
    [InlineData("awsFailed", "Service Unavailable. Please try again shortly. (Service: Ssm, Status Code: 500)")]
    // Nobody knows.
    [InlineData("unknown", "Something the service has never said before")]
    [InlineData("unknown", "")]
    public void A_reason_is_understood(string code, string reason) => ReadCause.Of(reason, null).Code.ShouldBe(code);

    [Theory]
    [InlineData("API: ec2:CreateVpc You are not authorized to perform this operation.", "ec2:CreateVpc")]
    [InlineData("User: arn:aws:sts::1:assumed-role/cfn/x is not authorized to perform: rds:CreateDBInstance on resource: *", "rds:CreateDBInstance")]
    [InlineData("User: arn is not authorized to perform iam:PassRole", "iam:PassRole")]
    [InlineData("Access Denied (Service: S3, Status Code: 403)", null)]
    public void The_missing_permission_is_named(string reason, string? action) => ReadCause.Of(reason, null).MissingAction.ShouldBe(action);

    [Theory]
    [InlineData("The maximum number of VPCs has been reached. (VpcLimitExceeded)", null, "vpc", "L-F678F1CE")]
    [InlineData("The maximum number of addresses has been reached. (AddressLimitExceeded)", null, "ec2", "L-0263D0A3")]
    [InlineData("Cannot create more than 40 DBInstances", null, "rds", "L-7B6409FD")]
    [InlineData("Limit exceeded", "AWS::AutoScaling::AutoScalingGroup", "autoscaling", "L-CDE20ADC")]
    public void The_quota_is_named_with_its_code_and_place(string reason, string? type, string service, string code)
    {
        var quota = ReadCause.Of(reason, type).Quota.ShouldNotBeNull();
        (quota.Service, quota.Code).ShouldBe((service, code));
        quota.ConsoleUrl("eu-west-1").ShouldBe($"https://eu-west-1.console.aws.amazon.com/servicequotas/home/services/{service}/quotas/{code}");
    }

    [Fact]
    public void The_zone_without_capacity_is_named() =>
        ReadCause.Of("We currently do not have sufficient m7g.large capacity in the Availability Zone you requested (us-east-1e).", null).Zone.ShouldBe("us-east-1e");

    [Fact]
    public void Every_known_cause_has_something_to_do_about_it_and_a_place_for_the_resource()
    {
        KnownCauses.All.ShouldAllBe(cause => cause.Fitting.Count > 0 && cause.Meaning.EndsWith('.'));
        KnownCauses.All.Select(cause => cause.Code).ShouldBeUnique();
    }
}
