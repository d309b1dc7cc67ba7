using System.Net;
using System.Reflection;
using Microsoft.AspNetCore.Components;
using Portal.Platform.Data;

namespace Portal.Tests.Platform.Access.Roles;

/// <summary>Opens every page as everybody, as the server renders it first.</summary>
internal sealed class WalkPages(RoleWorld world, HttpClient http)
{
    /// <summary>What a page says to somebody it is not for.</summary>
    private static readonly string[] Refusals = ["This page needs a role you do not have", "or it is another team", "Those read them who", "There is no wave", "No such wave", "No such webhook", "talk about every team", "goes through the environments of many teams"];

    public async Task<IReadOnlyDictionary<string, string>> RunAsync()
    {
        var seen = new Dictionary<string, string>();
        foreach (var route in Routes())
        {
            var cells = new List<string>();
            foreach (var role in RoleTable.Roles) cells.Add(await CellAsync(route, world.People.Single(person => person.Role == role)));
            seen[$"page {route}"] = string.Join(" | ", cells);
        }
        return seen;
    }

    public static IEnumerable<string> Routes() =>
        from page in typeof(PortalDb).Assembly.GetTypes()
        from route in page.GetCustomAttributes<RouteAttribute>()
        orderby route.Template
        select route.Template;

    private async Task<string> CellAsync(string route, Tried person)
    {
        var own = await OpenAsync(route, person, person.Own);
        if (!own.IsAllowed) return "no";
        if (!IsOfTeam(route)) return !(own.Text.Contains("own-", StringComparison.Ordinal) || own.Text.Contains("far-", StringComparison.Ordinal)) ? "yes" : own.Text.Contains("far-", StringComparison.Ordinal) ? "all" : "own";
        return (await OpenAsync(route, person, person.Other)).IsAllowed ? "all" : "own";
    }

    private async Task<(bool IsAllowed, string Text)> OpenAsync(string route, Tried person, Belongings on)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, Path(route, on));
        request.Headers.Add("X-Person", person.Actor.Id.Value);
        using var answer = await http.SendAsync(request, TestContext.Current.CancellationToken);
        var text = WebUtility.HtmlDecode(await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
        ((int)answer.StatusCode).ShouldBeLessThan(500, $"{person.Role} {route}: {text}");
        return (answer.StatusCode is HttpStatusCode.OK && !Refusals.Any(refusal => text.Contains(refusal, StringComparison.Ordinal)), text);
    }

    private static bool IsOfTeam(string route) => route.StartsWith("/requests/", StringComparison.Ordinal) || route.StartsWith("/reviews/", StringComparison.Ordinal) || route.StartsWith("/deployments/", StringComparison.Ordinal) || route.StartsWith("/environments/{", StringComparison.Ordinal);

    private string Path(string route, Belongings on)
    {
        var id = route.Split('/')[1] switch
        {
            "requests" => on.Mark.StartsWith("far", StringComparison.Ordinal) ? on.Sent.Value : on.Draft.Value,
            "reviews" => on.Review.Value,
            "deployments" => on.Deployment.Value,
            "waves" => world.Commons.Wave.Value,
            "webhooks" => world.Commons.Webhook.Value,
            _ => "three-tier",
        };
        return route.Replace("{Id}", id, StringComparison.Ordinal).Replace("{Name}", on.Mark, StringComparison.Ordinal).Replace("{Code:int}", "404", StringComparison.Ordinal)
            .Replace("{Month}", TimeProvider.System.GetUtcNow().AddMonths(-1).ToString("yyyy-MM"), StringComparison.Ordinal);
    }
}
