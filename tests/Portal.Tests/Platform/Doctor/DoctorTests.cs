using System.Text.Json.Nodes;
using Portal.Tests.Harness;

namespace Portal.Tests.Platform.Doctor;

/// <summary>The program as an operator calls it, before the portal was ever started and where everything is wrong.</summary>
public sealed class DoctorTests : IAsyncLifetime
{
    private const string Operator = "arn:aws:iam::111111111111:role/portal-operator";

    private readonly string folder = Solution.NewFolder();
    private RunningSandbox sandbox = null!;

    public async ValueTask InitializeAsync() => sandbox = await RunningSandbox.StartAsync(1000);

    public async ValueTask DisposeAsync()
    {
        await sandbox.DisposeAsync();
        Directory.Delete(folder, recursive: true);
    }

    [Fact]
    public async Task Where_all_is_well_it_says_so_and_changes_nothing()
    {
        var (code, findings) = await LookAsync([]);
        findings.Where(finding => finding.Grade == "wrong").ShouldBeEmpty();
        code.ShouldBe(0);
        findings.Select(finding => finding.About).ShouldBe(["settings", "data folder", "database", "product static-site", "product three-tier", "account 111111111111, us-east-1", "port", "mail"], ignoreOrder: true);
        Directory.Exists(Path.Combine(folder, "data", "postgres")).ShouldBeFalse();
    }

    [Fact]
    public async Task Everything_that_is_wrong_is_named_at_once_with_what_to_do()
    {
        await sandbox.ControlAsync(HttpMethod.Post, "roles", new { roleArn = Operator, externalId = "only-operators" });
        var templates = Path.Combine(folder, "templates");
        Solution.CopyProducts(templates);
        await File.AppendAllTextAsync(Path.Combine(templates, "three-tier", "product.yaml"), "\nnonsense: true\n", TestContext.Current.CancellationToken);
        var (code, findings) = await LookAsync(new()
        {
            ["Portal__TemplatesFolder"] = templates,
            ["Portal__Demmo"] = "true",
            ["Portal__Health__EverySecond"] = "5",
            ["Portal__Reviews__ExpiresAfterHours"] = "0",
            ["Portal__Proxies__0"] = "everybody",
            ["Portal__Database"] = "Host=127.0.0.1;Port=1;Database=portal;Username=portal;Password=x;Timeout=2",
            ["Portal__Aws__Accounts__0__OperatorRoleArn"] = Operator,
            ["Portal__Notifications__Mail__Host"] = "127.0.0.1",
            ["Portal__Notifications__Mail__Port"] = "1",
            ["Portal__Notifications__Mail__From"] = "portal@example.com",
        });
        code.ShouldBe(1);
        var wrong = findings.Where(finding => finding.Grade == "wrong").Select(finding => $"{finding.About}: {finding.Sentence}").ToList();
        wrong.ShouldContain("settings: Portal:Reviews:ExpiresAfterHours must be above 0.");
        wrong.ShouldContain("settings: Portal:Proxies holds 'everybody'. Write networks as 10.1.2.0/24, a single proxy as 10.1.2.3/32.");
        wrong.ShouldContain(line => line.StartsWith("database: it does not answer: "));
        wrong.ShouldContain(line => line.StartsWith("product three-tier: product.yaml:") && line.Contains("nonsense"));
        wrong.ShouldContain(line => line.StartsWith($"operator role of 111111111111: ") && line.Contains(Operator));
        wrong.ShouldContain(line => line.StartsWith("mail: 127.0.0.1 does not answer on port 1."));
        wrong.Count.ShouldBe(6);
        findings.Where(finding => finding is { Grade: "note", About: "settings" }).Select(finding => finding.Sentence.Split(' ')[0]).ShouldBe(["Portal:Demmo", "Portal:Health:EverySecond"], ignoreOrder: true);
    }

    [Fact]
    public async Task Beside_a_running_portal_it_finds_the_database_with_this_version_s_schema()
    {
        await using var portal = await RunningPortal.StartAsync(sandbox.Place);
        var (_, findings) = await LookAsync(new() { ["Portal__DataFolder"] = portal.Data });
        findings.Single(finding => finding.About == "database").Sentence.ShouldEndWith("answers and has this version's schema.");
    }

    private async Task<(int Code, IReadOnlyList<(string Grade, string About, string Sentence)> Findings)> LookAsync(Dictionary<string, string> settings)
    {
        var environment = new Dictionary<string, string>
        {
            ["Portal__DataFolder"] = Path.Combine(folder, "data"),
            ["Portal__TemplatesFolder"] = Path.Combine(Solution.Root, "templates"),
            ["Portal__Port"] = $"{Solution.FreePort()}",
            ["Portal__Aws__Endpoint"] = sandbox.Place.Url,
            ["Portal__Aws__Accounts__0__Id"] = sandbox.Place.Account,
            ["Portal__Aws__Accounts__0__Title"] = "Sandbox",
            ["Portal__Aws__Accounts__0__Regions__0"] = AwsPlace.Region,
            ["AWS_ACCESS_KEY_ID"] = sandbox.Place.AccessKey,
            ["AWS_SECRET_ACCESS_KEY"] = sandbox.Place.Secret,
        };
        foreach (var (key, value) in settings) environment[key] = value;
        await using var program = new StartedProgram("Portal", folder, environment, "doctor", "--json");
        var code = await program.EndAsync();
        var findings = JsonNode.Parse(program.Log)!.AsArray().Select(finding => (finding!["grade"]!.GetValue<string>(), finding["about"]!.GetValue<string>(), finding["sentence"]!.GetValue<string>()));
        return (code, [.. findings]);
    }
}
