using System.Diagnostics;
using System.Text;
using Portal.Tests.Harness;

namespace Portal.Tests.Docs;

/// <summary>Commands of the documentation are run as they stand, against a portal; the others say that they are not, and why.</summary>
public sealed class DocsCommandsTests(SharedPortal shared) : ApiTests(shared)
{
    private const string NotRun = "not run: ";
    private const string RunBy = "run by: ";
    private const string FileOf = "file: ";

    private static readonly string[] Shells = ["sh", "bash", "shell", "console"];

    public static TheoryData<string> PagesToRun => [.. DocPage.OfCommands.Where(page => page.Blocks().Any(IsRun)).Select(page => page.Path)];

    [Fact]
    public void Every_block_says_what_it_is()
    {
        var wrong = new List<string>();
        foreach (var page in DocPage.OfCommands)
            foreach (var block in page.Blocks())
            {
                var at = $"{page.Path}:{block.Line}";
                if (block.Language.Length == 0) wrong.Add($"{at} has no language, so nobody knows whether it is a command. Write text where it is none.");
                if (block.Note is null) continue;
                if (Shells.Contains(block.Language) && !block.Note.StartsWith(NotRun, StringComparison.Ordinal) && !block.Note.StartsWith(RunBy, StringComparison.Ordinal)) wrong.Add($"{at} has a note that is none: {block.Note}");
                if (block.Note.StartsWith(RunBy, StringComparison.Ordinal) && !Tests().Any(file => file.EndsWith($"/{block.Note[RunBy.Length..]}.cs", StringComparison.Ordinal))) wrong.Add($"{at} is run by {block.Note[RunBy.Length..]}, which is not there.");
            }
        wrong.ShouldBeEmpty(string.Join('\n', wrong));
        DocPage.OfCommands.Count(page => page.Blocks().Any(IsRun)).ShouldBeGreaterThan(2);
    }

    [Theory]
    [MemberData(nameof(PagesToRun))]
    public async Task The_commands_of_a_page_work_one_after_the_other(string path)
    {
        var page = DocPage.Of(path);
        // A folder that has templates/, as the root of the repository and an installation have.
        var folder = Path.GetDirectoryName(Portal.Templates)!;
        var script = new StringBuilder("set -euo pipefail\n");
        foreach (var block in page.Blocks())
        {
            if (block.Note?.StartsWith(FileOf, StringComparison.Ordinal) == true) script.Append(Writing(block.Note[FileOf.Length..], block.Text));
            if (IsRun(block)) script.Append("echo '--- ").Append(page.Path).Append(':').Append(block.Line).Append("'\n").Append(block.Text).Append('\n');
        }
        var (code, said) = await RunAsync(script.ToString(), folder);
        code.ShouldBe(0, said);
    }

    private static bool IsRun(DocBlock block) => Shells.Contains(block.Language) && block.Note is null;

    private static string Writing(string file, string text) => $"mkdir -p \"$(dirname '{file}')\"\ncat > '{file}' <<'END OF THE FILE'\n{text}\nEND OF THE FILE\n";

    private static IEnumerable<string> Tests() => Directory.EnumerateFiles(Path.Combine(Solution.Root, "tests"), "*.cs", SearchOption.AllDirectories);

    private async Task<(int Code, string Said)> RunAsync(string script, string folder)
    {
        var start = new ProcessStartInfo("bash", ["-c", script]) { UseShellExecute = false, WorkingDirectory = folder, RedirectStandardOutput = true, RedirectStandardError = true };
        foreach (var name in start.Environment.Keys.Where(name => name.EndsWith("_proxy", StringComparison.OrdinalIgnoreCase)).ToList()) start.Environment.Remove(name);
        start.Environment["PORTAL_URL"] = Portal.Address;
        start.Environment["PORTAL_TOKEN"] = Portal.TokenOf("engineer-shop");
        start.Environment["PORTAL_APPROVER_TOKEN"] = Portal.TokenOf("platform");
        using var bash = Process.Start(start)!;
        var (said, wrong) = (bash.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken), bash.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken));
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        patience.CancelAfter(TimeSpan.FromMinutes(2));
        try
        {
            await bash.WaitForExitAsync(patience.Token);
        }
        finally
        {
            if (!bash.HasExited) bash.Kill(entireProcessTree: true);
        }
        return (bash.ExitCode, $"{await said}\n{await wrong}");
    }
}
