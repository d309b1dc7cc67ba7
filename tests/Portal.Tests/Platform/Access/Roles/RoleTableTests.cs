using Portal.Tests.Harness;

namespace Portal.Tests.Platform.Access.Roles;

/// <summary>Every page, endpoint and use case with every role, held against docs/access.md. Who adds one has it written there.</summary>
[Collection(WalkedPortal.Name)]
public sealed class RoleTableTests(RolePortal shared)
{
    [Fact]
    public async Task Every_role_may_do_what_the_document_says_and_nothing_else()
    {
        // Each walk has belongings of its own: what one of them ends, the next still finds.
        var portal = await shared.PortalAsync();
        using var http = portal.Client();
        var pages = await new WalkPages(await RoleWorld.MakeAsync(shared), http).RunAsync();
        var useCases = await new WalkUseCases(await RoleWorld.MakeAsync(shared)).RunAsync();
        var endpoints = await new WalkEndpoints(await RoleWorld.MakeAsync(shared), http).RunAsync();
        (pages.Count, endpoints.Count, useCases.Count).ShouldSatisfyAllConditions(walked => walked.Item1.ShouldBeGreaterThan(45), walked => walked.Item2.ShouldBeGreaterThan(110), walked => walked.Item3.ShouldBeGreaterThan(60));

        var seen = RoleTable.Text(("Pages", pages), ("Endpoints", endpoints), ("Use cases", useCases));
        File.WriteAllText(Path.Combine(Directory.CreateDirectory(Path.Combine(Solution.Root, "artifacts")).FullName, "roles.md"), seen);
        ChangesNothing(endpoints).ShouldBeEmpty("an auditor changes nothing but what is their own");
        if (Environment.GetEnvironmentVariable(RoleTable.Switch) == "1") RoleTable.Write(seen);
        var differences = RoleTable.Differences(seen, RoleTable.Read());
        differences.ShouldBeEmpty($"docs/access.md is not what the portal does. Read the rows; where they are meant so, {RoleTable.Switch}=1 writes them there.\n{string.Join('\n', differences)}");
    }

    // The fifth column. An endpoint that looks at the shape of its body before it asks who calls would be found here too.
    private static IEnumerable<string> ChangesNothing(IReadOnlyDictionary<string, IReadOnlyList<string>> endpoints) =>
        from row in endpoints
        where !row.Key.StartsWith("GET ", StringComparison.Ordinal) && row.Value[4] != "no" && !WalkEndpoints.OfOneself.Contains(row.Key)
        select $"{row.Key}: {row.Value[4]}";
}
