// Code that uses AWS where it may and where it may not: AdapterTests look at it.
#pragma warning disable CA1812 // Nobody makes these: their code is read, not run.

using Amazon.CloudFormation;
using Amazon.CloudFormation.Model;

namespace Portal.Architecture.Samples.Aws.Reviews
{
    internal sealed class ReadsStacks
    {
        public static Func<object, bool> Finds => thing => thing is Stack;
    }

    internal sealed class CloudFormationOfDeployments
    {
        public IAmazonCloudFormation? Client { get; init; }
    }

    internal sealed class CloudFormationOfReviews
    {
        public IAmazonCloudFormation? Client { get; init; }
    }
}

namespace Portal.Architecture.Samples.Aws.Platform.Aws
{
    internal sealed class Accounts
    {
        public IAmazonCloudFormation? Client { get; init; }
    }
}
