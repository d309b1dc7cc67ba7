using System.Text.RegularExpressions;
using static Portal.Domain.Deployments.NextAction;

namespace Portal.Domain.Deployments;

/// <summary>
/// The catalogue of known causes. The first whose signs are in the reason counts, so what is particular stands before
/// what is general: a protected database says InvalidParameterCombination, a throttled call says RequestLimitExceeded.
/// Signs are error codes and phrases of AWS's services as they stand in the reasons of stack events.
/// </summary>
public static class KnownCauses
{
    public static IReadOnlyList<KnownCause> All { get; } =
    [
        Of("deletionProtection", "{0} is protected against deletion.", "The protection has to be lifted before it can go, or it stays when the stack goes.", [RetryAsIs, RetainAndDelete],
            "delet(e|ion) protect", "protected DB", "TerminationProtection is enabled", "DeletionProtection"),
        Of("bucketNotEmpty", "The bucket {0} still holds objects.", "CloudFormation deletes empty buckets only; versions count too.", [RetainAndDelete, RetryAsIs],
            "BucketNotEmpty", "bucket you tried to delete is not empty", "delete all versions in the bucket"),
        Of("stackPolicy", "The stack's policy does not allow this change to {0}.", "It protects data from being replaced or deleted by an update.", [FixAndRetry],
            "denied by stack policy"),
        Of("credentials", "The credentials that AWS was asked with were no longer valid.", "Nothing in the request is wrong: a session ended while it worked.", [RetryAsIs],
            "ExpiredToken", "security token included in the request is (expired|invalid)", "RequestExpired", "InvalidClientTokenId", "UnrecognizedClient", "HandlerErrorCode: InvalidCredentials"),
        Of("throttled", "AWS turned calls for {0} away because there were too many at once.", "Nothing in the request is wrong; it passes by itself.", [RetryAsIs],
            "Rate exceeded", @"\bThrottl(ing|ed)", "RequestLimitExceeded", "TooManyRequests", "Request limit exceeded", "SlowDown"),
        Of("permission", "CloudFormation lacks a permission that {0} needs.", "The inputs are fine. The platform team adds the permission to the role that CloudFormation works with.", [GrantPermission, RetryAsIs],
            "not authorized to perform", "not authorized to (use|access)", "You are not authorized", "AccessDenied", "Access Denied", "UnauthorizedOperation", "AuthFailure", "UnauthorizedTaggingOperation", "explicit deny"),
        Of("capacity", "AWS had no capacity for {0}.", "The inputs and quotas were fine: this is on the side of AWS, and often passes within hours.", [FixAndRetry, RetryAsIs],
            "insufficient.{0,12}capacity", @"Insufficient\w*Capacity", "do not have sufficient", "not supported in your requested Availability Zone", "no capacity"),
        Of("quota", "A quota of the account is used up: {0} did not fit.", "The owner of the account can have the quota raised.", [RaiseQuota, RetryAsIs],
            @"\w*LimitExceeded", "limit exceeded", @"\w*QuotaExceeded", @"QuotaForCustomerExceeded", "quota (exceeded|has been)", "maximum number of", "would exceed the (limit|quota|service)", @"TooMany(LoadBalancers|TargetGroups|Buckets|Listeners|Rules|DistributionCNAMEs|Distributions)",
            "more vCPU capacity than your current", @"more than \d+ (DB ?Instances|instances|nodes)", "attempted to create more buckets", "reached the (maximum|limit)"),
        Of("nameConflict", "{0} could not be made: something of that name exists already.", "Names of this kind are used once.", [FixAndRetry, RetryAsIs],
            "already exists", @"AlreadyExists", "BucketAlreadyOwnedByYou", "bucket name is not available", "custom-named resource requires replacing", @"DuplicateLoadBalancerName", "QueueDeletedRecently", "scheduled for deletion"),
        Of("signalTimeout", "{0} waited for its instances to report, and they did not.", "The instances were started; what runs on them did not say in time that it works. Their own log says more.", [FixAndRetry, RetryAsIs],
            @"resource signal\(s\)", @"SUCCESS signal", @"FAILURE signal", "WaitCondition (timed out|received failed)", "MinSuccessfulInstancesPercent", "Failed to receive"),
        Of("notReady", "{0} did not become ready in time.", "It was made, and then did not report that it works.", [RetryAsIs, FixAndRetry],
            "did not stabilize", "NotStabilized", "timed out waiting", "Exceeded attempts to wait", "time exceeded the specified timeout", "timed out"),
        Of("inUse", "{0} is still used by something else.", "What uses it was made outside of this stack, or goes too slowly. It has to let go first.", [RetryAsIs, RetainAndDelete],
            "DependencyViolation", "has dependencies and cannot be deleted", "has a dependent object", "mapped public address", "is currently (being )?(used|in use)", "ResourceInUse", "still in use", "as it is in use by"),
        Of("awsFailed", "AWS failed while it worked on {0}.", "Nothing in the request is wrong.", [RetryAsIs],
            "Internal ?Failure", "Internal ?Error", "ServiceInternalError", "Service ?Unavailable", "GeneralServiceException", "NetworkFailure"),
        Of("invalidValue", "AWS refused a value of {0}.", "The reason names it.", [FixAndRetry],
            "Validation ?Error", "ValidationException", @"Invalid\w*(Parameter|Value|Request|Argument|Input|Subnet|AMI|Group|VPC|Type|Combination)", "Invalid (request|value|type|parameter)", "validation (error|fail)", "Properties validation failed",
            "Value of property", "must be (of|one of|a|between|at least|greater|less)", "Malformed", "unsupported property", "not a valid", "is not valid", "is invalid", "does not exist", @"\.NotFound", "HandlerErrorCode: NotFound", "does not support", "is not supported", "isn't supported", "not available", @"conflicts with another", "must specify", "required key", "does not match", "CertificateNotFound", "exceeds the maximum"),
    ];

    private static KnownCause Of(string code, string title, string meaning, NextAction[] fitting, params string[] signs) =>
        new(code, title, meaning, fitting, new Regex(string.Join('|', signs.Select(sign => $"(?:{sign})")), RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.Compiled, TimeSpan.FromSeconds(1)));
}
