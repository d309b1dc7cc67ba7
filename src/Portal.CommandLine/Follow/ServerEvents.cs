using System.Globalization;
using System.Text.Json.Nodes;

namespace Portal.CommandLine.Follow;

/// <param name="Id">0 where the event has none.</param>
internal sealed record ServerEvent(string Kind, long Id, JsonNode Data);

/// <summary>Reads the lines of an event stream (text/event-stream); comments that keep it open are passed over.</summary>
internal static class ServerEvents
{
    public static async IAsyncEnumerable<ServerEvent> ReadAsync(IAsyncEnumerable<string> lines)
    {
        var (kind, id, data) = ("message", 0L, "");
        await foreach (var line in lines)
        {
            if (line.StartsWith("event: ", StringComparison.Ordinal)) kind = line["event: ".Length..];
            else if (line.StartsWith("id: ", StringComparison.Ordinal)) id = long.Parse(line["id: ".Length..], CultureInfo.InvariantCulture);
            else if (line.StartsWith("data: ", StringComparison.Ordinal)) data += line["data: ".Length..];
            else if (line.Length == 0 && data.Length > 0)
            {
                yield return new ServerEvent(kind, id, JsonNode.Parse(data)!);
                (kind, id, data) = ("message", 0, "");
            }
        }
    }
}
