using System.Text.Json;
using System.Text.Json.Serialization;
using Portal.Platform.Commands;

namespace Portal.Platform.Doctor;

/// <summary>How bad a finding is: nothing, something to know, or something the portal can't work with.</summary>
public enum Grade { Well, Note, Wrong }

/// <param name="About">What was looked at, such as <c>database</c>.</param>
/// <param name="Sentence">What was found and, where it is not well, what to do.</param>
public sealed record Finding(Grade Grade, string About, string Sentence);

/// <summary>One thing that the doctor looks at.</summary>
public interface IDoctorCheck
{
    /// <summary>Everything it finds, good and bad. Never throws for what can be wrong with an installation.</summary>
    IAsyncEnumerable<Finding> LookAsync(ConsoleCall call, CancellationToken ct);
}

/// <summary><c>doctor</c>: looks at the whole installation without starting the portal, and says everything at once.</summary>
public sealed class DoctorCommand(IReadOnlyList<IDoctorCheck> checks) : IConsoleCommand
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web) { WriteIndented = true, Converters = { new JsonStringEnumConverter(JsonNamingPolicy.CamelCase) } };

    public string Name => "doctor";

    public string Help => """
        doctor [--json]

        Looks at settings, data folder, database, products, AWS accounts with their roles, mail and Chromium, and says
        what is wrong with each and what to do. Changes nothing; a portal may run meanwhile.

        --json  one list of findings for programs

        Exit code: 0 nothing is wrong, 1 something is, 2 called wrongly.
        """;

    public async Task<int> RunAsync(ConsoleCall call, CancellationToken ct)
    {
        if (call.Arguments.Any(argument => argument != "--json"))
        {
            await call.Error.WriteLineAsync($"'{call.Arguments.First(argument => argument != "--json")}' is not understood here. See doctor --help.");
            return 2;
        }
        var findings = new List<Finding>();
        foreach (var check in checks)
            await foreach (var finding in check.LookAsync(call, ct))
            {
                findings.Add(finding);
                if (call.Arguments.Count == 0) await call.Out.WriteLineAsync($"{Word(finding.Grade),-6} {finding.About}: {finding.Sentence}");
            }
        var wrong = findings.Count(finding => finding.Grade is Grade.Wrong);
        await call.Out.WriteLineAsync(call.Arguments.Count > 0 ? JsonSerializer.Serialize(findings, Json) : wrong == 0 ? "Nothing is wrong." : wrong == 1 ? "1 thing is wrong." : $"{wrong} things are wrong.");
        return wrong == 0 ? 0 : 1;
    }

    private static string Word(Grade grade) => grade switch
    {
        Grade.Well => "ok",
        Grade.Note => "note",
        _ => "WRONG",
    };
}
