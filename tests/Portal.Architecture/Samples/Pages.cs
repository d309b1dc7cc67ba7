// Components that reach through to what is none of their business: ComponentTests look at them.
#pragma warning disable CA1812 // Nobody makes these: their code is read, not run.

using Microsoft.AspNetCore.Components;
using Microsoft.EntityFrameworkCore;
using Portal.Platform.Data;

namespace Portal.Architecture.Samples.Pages;

internal sealed class InjectsTheStore : ComponentBase
{
    [Inject] public IDbContextFactory<PortalDb>? Dbs { get; set; }
}

internal abstract class OwnBase : ComponentBase;

internal sealed class TakesTheStore : OwnBase
{
    public static Func<PortalDb?, bool> Missing => db => db is null;
}

internal sealed class CallsAws : ComponentBase
{
    public static bool IsClient(object thing) => thing is Amazon.CloudFormation.IAmazonCloudFormation;
}

internal sealed class KeepsToItself : ComponentBase
{
    [Parameter] public string? Title { get; set; }
}

internal sealed class IsNoComponent
{
    public static bool IsStore(object thing) => thing is PortalDb;
}
