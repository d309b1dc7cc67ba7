using System.Xml.Linq;
using Portal.AwsSandbox.Wire;

namespace Portal.AwsSandbox.Sts;

internal static class GetCallerIdentity
{
    public static Task<XElement?> HandleAsync(WireRequest request, CancellationToken cancellation) => Task.FromResult<XElement?>(
        Xml.Structure("GetCallerIdentityResult",
            Xml.Text("UserId", request.Caller.UserId), Xml.Text("Account", request.Caller.Account), Xml.Text("Arn", request.Caller.Arn)));
}
