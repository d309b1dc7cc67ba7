using System.Net;
using Amazon.CloudFormation.Model;
using Amazon.Runtime;

namespace Portal.Platform.Aws;

/// <summary>AWS's error codes in the portal's few words. Source: the common errors of the Query API and CloudFormation's model.</summary>
internal static class Faults
{
    public static AwsFault? Of(string operation, Exception fault) => fault switch
    {
        AmazonServiceException service => OfService(operation, service),
        // The client's own faults: no credentials, no connection, no sense in the answer.
        AmazonClientException client => new AwsFault.Unreachable(operation, client.Message),
        HttpRequestException or IOException or TimeoutException or OperationCanceledException => new AwsFault.Unreachable(operation, fault.Message),
        _ => null,
    };

    private static AwsFault OfService(string operation, AmazonServiceException fault) => fault.ErrorCode switch
    {
        "AccessDenied" or "AccessDeniedException" or "UnauthorizedOperation" => new AwsFault.AccessDenied(operation, fault.Message),
        "AuthFailure" or "InvalidClientTokenId" or "SignatureDoesNotMatch" or "ExpiredToken" or "ExpiredTokenException" or "RequestExpired"
            or "MissingAuthenticationToken" or "IncompleteSignature" or "UnrecognizedClientException" or "InvalidAccessKeyId"
            => new AwsFault.AccessDenied(operation, $"the portal's credentials were not accepted ({fault.Message})."),
        "Throttling" or "ThrottlingException" or "RequestLimitExceeded" or "TooManyRequestsException" => new AwsFault.Throttled(operation),
        "ChangeSetNotFound" or "ChangeSetNotFoundException" or "StackNotFoundException" or "DBInstanceNotFound" or "LoadBalancerNotFound" or "NoSuchBucket" => new AwsFault.NotFound(operation, fault.Message),
        // A missing stack is a ValidationError, told apart by its words only.
        "ValidationError" when fault.Message.Contains("does not exist", StringComparison.Ordinal) => new AwsFault.NotFound(operation, fault.Message),
        _ when fault is ChangeSetNotFoundException or StackNotFoundException => new AwsFault.NotFound(operation, fault.Message),
        _ when fault.StatusCode == default || fault.StatusCode >= HttpStatusCode.InternalServerError => new AwsFault.Unreachable(operation, fault.Message),
        _ => new AwsFault.Refused(operation, fault.ErrorCode ?? "", fault.Message),
    };
}
