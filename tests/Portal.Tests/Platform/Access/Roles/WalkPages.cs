using System.Net;
using System.Reflection;
using Microsoft.AspNetCore.Components;
using Portal.Domain.Access;
using Portal.Platform.Data;

namespace Portal.Tests.Platform.Access.Roles;

/// <summary>Opens every page as everybody, as the server renders it first.</summary>
internal sealed class WalkPages(RoleWorld world, HttpClient http)
{
    /// <summary>What a page says to somebody it is not for.</summary>
    private static readonly string[] Refusals = ["This page needs a role you do not have", "or it is another team", "Those read them who", "There is no such wave", "There is no webhook with this id", "Drills are listed on the page of their environment", "talk about every team", "goes through the environments of many teams"];

    /// <summary>Of what the walk leaves there are many rows, so the page is asked for those that everybody has.</summary>
    private static string QueryOf(string route) => route == "/audit" ? $"?search={RoleWorld.Noted}" : "";

    public async Task<IReadOnlyDictionary<string, IReadOnlyList<string>>> RunAsync()
    {
        var seen = new Dictionary<string, IReadOnlyList<string>>();
        foreach (var route in Routes())
        {
            var cells = new List<string>();
            foreach (var role in RoleTable.Columns) cells.Add(await CellAsync(route, role));
            seen[route] = cells;
        }
        return seen;
    }

    private static IEnumerable<string> Routes() =>
        from page in typeof(PortalDb).Assembly.GetTypes()
        from route in page.GetCustomAttributes<RouteAttribute>()
        select route.Template;

    private async Task<string> CellAsync(string route, Role? role)
    {
        var person = world.People.SingleOrDefault(each => each.Role == role);
        var belongings = person ?? world.People[0];
        var own = await OpenAsync(route, person, belongings.Own);
        if (!IsOfTeam(route)) return own.IsAllowed ? RoleWorld.Whose(own.Text) : "no";
        var other = await OpenAsync(route, person, belongings.Other);
        return (own.IsAllowed, other.IsAllowed) switch { (true, true) => "all", (true, false) => "own", (false, true) => "others", _ => "no" };
    }

    private async Task<(bool IsAllowed, string Text)> OpenAsync(string route, Tried? person, Belongings on)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, world.Fill(route, on) + QueryOf(route));
        if (person is not null) request.Headers.Add("X-Person", person.Actor.Id.Value);
        using var answer = await http.SendAsync(request, TestContext.Current.CancellationToken);
        var text = WebUtility.HtmlDecode(await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
        ((int)answer.StatusCode).ShouldBeLessThan(500, $"{person?.Role} {route}: {text}");
        // These two answer with the status that they are about; the page of refusals is one itself.
        var isWell = answer.StatusCode is HttpStatusCode.OK || (answer.StatusCode is HttpStatusCode.NotFound && route is "/status/{Code:int}" or "/not-found");
        return (isWell && (route == "/no-access" || !Refusals.Any(refusal => text.Contains(refusal, StringComparison.Ordinal))), text);
    }

    /// <summary>Whether what the path names belongs to a team.</summary>
    private static bool IsOfTeam(string route) => new[] { "/requests/", "/reviews/", "/deployments/", "/environments/{" }.Any(part => route.StartsWith(part, StringComparison.Ordinal));
}
