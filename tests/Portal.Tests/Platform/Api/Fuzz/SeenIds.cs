using System.Collections.Concurrent;
using System.Text.Json.Nodes;

namespace Portal.Tests.Platform.Api.Fuzz;

/// <summary>Ids and cursors that answers named, for later calls.</summary>
internal sealed class SeenIds
{
    private const int Most = 400;

    private readonly ConcurrentQueue<string> _ids = [];
    private readonly ConcurrentQueue<string> _cursors = [];

    public void Learn(JsonNode? answer)
    {
        switch (answer)
        {
            case JsonObject members:
                foreach (var (name, value) in members)
                    if (value is JsonValue plain && plain.TryGetValue<string>(out var text) && text.Length is > 0 and < 200) Learn(name, text);
                    else Learn(value);
                break;
            case JsonArray items:
                foreach (var item in items.Take(5)) Learn(item);
                break;
        }
    }

    /// <summary>One of the same kind, or the id itself where none was seen.</summary>
    public string Like(string id, Draw draw)
    {
        var same = _ids.Where(seen => Kind(seen) == Kind(id)).ToArray();
        return same.Length == 0 ? id : draw.Of(same);
    }

    // Others learn meanwhile: what is counted and what is copied must be one look.
    public string Any(Draw draw) => draw.Of<string>([.. _ids.ToArray(), "production", "shop", "us-east-1", "111111111111"]);

    public string Cursor(Draw draw) => draw.Of<string>([.. _cursors.ToArray(), "zzz", "", "-1", "req-"]);

    private void Learn(string name, string text)
    {
        if (name == "nextCursor") Keep(_cursors, text);
        else if (name is "id" or "environment" or "review" or "changeSet" or "deployment" or "product" or "hash" or "digest") Keep(_ids, text);
    }

    private static void Keep(ConcurrentQueue<string> queue, string text)
    {
        queue.Enqueue(text);
        if (queue.Count > Most) queue.TryDequeue(out _);
    }

    private static string Kind(string id) => id.Split('-')[0];
}
