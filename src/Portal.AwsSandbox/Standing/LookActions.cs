using System.Xml.Linq;
using Portal.AwsSandbox.State;
using Portal.AwsSandbox.Wire;

namespace Portal.AwsSandbox.Standing;

/// <summary>Turns handlers of looks into actions of the Query protocol: some only read, some change what they read.</summary>
internal static class LookActions
{
    public static Dictionary<string, QueryAction> Of(
        World world, Dictionary<string, Func<Look, XElement?>> reading, Dictionary<string, Func<Look, XElement?>>? changing = null)
    {
        var actions = new Dictionary<string, QueryAction>();
        foreach (var (name, handle) in reading)
            actions[name] = (request, _) =>
            {
                var region = world.Region(request.Account, request.Region);
                return Task.FromResult(region.Read(now => handle(new Look(request, region, now))));
            };
        foreach (var (name, handle) in changing ?? [])
            actions[name] = (request, _) =>
            {
                var region = world.Region(request.Account, request.Region);
                return region.ChangeAsync(now => handle(new Look(request, region, now)));
            };
        return actions;
    }
}
