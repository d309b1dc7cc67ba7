using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Portal.Tests.Platform.Api.OpenApi;

namespace Portal.Tests.Platform.Api.Fuzz;

/// <summary>
/// Sends a hostile text as one of the texts of an example. Where it is accepted it is answered and read back as it was sent;
/// only blanks around it may go, and a word of a list or a time may be written as the portal writes it.
/// </summary>
internal sealed class ReadBack(FuzzedPortal fuzzed, int seed)
{
    private readonly IReadOnlyList<Operation> _operations = Operation.All(fuzzed.Document);

    /// <returns>What went wrong, and whether the text was accepted.</returns>
    public async Task<(IReadOnlyList<string> Problems, bool IsAccepted)> RunAsync(int number)
    {
        var draw = new Draw(seed, number);
        var operation = draw.Of([.. _operations.Where(each => each.Example is not null)]);
        if (new DrawBody(draw, fuzzed.Document).WithText(operation, draw.Hostile()) is not var (body, _)) return ([], false);
        // Without a name of its own a draft is refused for its name.
        var path = $"/api/v1{fuzzed.World.Fill(operation.Route, fuzzed.People.Of(FuzzPeople.Platform).Own)}";
        var call = new FuzzCall(number, FuzzPeople.Platform, operation, operation.Method, path, [("Content-Type", "application/json")], Encoding.UTF8.GetBytes(body.ToJsonString()));
        var (answer, problems) = await fuzzed.CallAsync(call);
        if (problems.Count > 0 || answer is not { Status: < 300, Type: "application/json" }) return (problems, false);
        var answered = JsonNode.Parse(answer.Text)!;
        var wrong = Differences(body, answered, "").ToList();
        if (Again(operation, path, answered) is { } again)
        {
            var (read, itsProblems) = await fuzzed.CallAsync(new FuzzCall(number, FuzzPeople.Platform, again.Operation, "GET", again.Path, [], null));
            wrong.AddRange(itsProblems);
            if (read is { Status: 200 }) wrong.AddRange(Differences(body, JsonNode.Parse(read.Text)!, "read again: "));
        }
        return ([.. wrong.Select(difference => $"{operation.Name} keeps something else than was sent: {difference}\n  {call}")], true);
    }

    /// <summary>Where what was made or changed is read: at its own path, or at the path with its id.</summary>
    private (Operation Operation, string Path)? Again(Operation operation, string path, JsonNode answered)
    {
        var reads = _operations.Where(each => each.Method == "GET").ToList();
        if (operation.Method != "POST" && reads.FirstOrDefault(each => each.Path == operation.Path) is { } same) return (same, path);
        return answered is JsonObject made && made["id"] is JsonValue id && reads.FirstOrDefault(each => each.Path == $"{operation.Path}/{{id}}") is { } one ? (one, $"{path}/{Uri.EscapeDataString(id.ToString())}") : null;
    }

    private static IEnumerable<string> Differences(JsonNode sent, JsonNode answered, string when) => (sent, answered) switch
    {
        (JsonObject a, JsonObject b) => a.Where(member => member.Value is not null && b[member.Key] is not null).SelectMany(member => Differences(member.Value!, b[member.Key]!, $"{when}{member.Key} ")),
        (JsonValue a, JsonValue b) when a.GetValueKind() is JsonValueKind.String && b.GetValueKind() is JsonValueKind.String => IsSame(a.GetValue<string>(), b.GetValue<string>()) ? [] : [$"{when}was {Shown(a)} and is {Shown(b)}"],
        _ => [],
    };

    private static bool IsSame(string sent, string kept) => sent == kept || sent.Trim() == kept || (string.Equals(sent, kept, StringComparison.OrdinalIgnoreCase) && kept.All(char.IsAsciiLetterOrDigit))
        || (DateTimeOffset.TryParse(sent, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var a) && DateTimeOffset.TryParse(kept, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var b) && (a - b).Duration() < TimeSpan.FromMilliseconds(1));

    private static string Shown(JsonNode text) => text.ToJsonString() is { Length: > 200 } whole ? whole[..200] + "…" : text.ToJsonString();
}
