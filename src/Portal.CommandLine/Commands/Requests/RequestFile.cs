using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using Portal.CommandLine.Calls;
using YamlDotNet.Core;
using YamlDotNet.RepresentationModel;

namespace Portal.CommandLine.Commands.Requests;

/// <summary>Reads a request from a file, or from standard input as <c>-</c>: JSON, or YAML of the same shape.</summary>
internal static class RequestFile
{
    /// <exception cref="CommandFailedException">It can't be read, or is neither; with line and column.</exception>
    public static async Task<JsonObject> ReadAsync(string file, CancellationToken ct)
    {
        var text = await TextAsync(file, ct);
        var read = text.TrimStart().StartsWith('{') ? Json(file, text) : Yaml(file, text);
        return read as JsonObject ?? throw Wrong($"{file} holds no names with values. Write it as name: shop-prod, a line each.");
    }

    private static async Task<string> TextAsync(string file, CancellationToken ct)
    {
        try
        {
            return file == "-" ? await Console.In.ReadToEndAsync(ct) : await File.ReadAllTextAsync(file, ct);
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            throw Wrong($"The request can't be read: {fault.Message}");
        }
    }

    private static JsonNode? Json(string file, string text)
    {
        try
        {
            return JsonNode.Parse(text, documentOptions: new JsonDocumentOptions { AllowTrailingCommas = true, CommentHandling = JsonCommentHandling.Skip });
        }
        catch (JsonException fault)
        {
            throw Wrong($"{file}:{fault.LineNumber + 1}:{fault.BytePositionInLine + 1} is no JSON.");
        }
    }

    private static JsonNode? Yaml(string file, string text)
    {
        try
        {
            var stream = new YamlStream();
            stream.Load(new StringReader(text));
            return stream.Documents is [var document] ? Of(document.RootNode, "") : throw Wrong($"{file} holds {stream.Documents.Count} documents; a request is one.");
        }
        catch (YamlException fault)
        {
            throw Wrong($"{file}:{fault.Start.Line}:{fault.Start.Column} is no YAML: {fault.InnerException?.Message ?? fault.Message}");
        }
    }

    // An account id looks like a number and is none, so only what the API takes as a number becomes one.
    private static JsonNode? Of(YamlNode node, string path) => node switch
    {
        YamlMappingNode members => new JsonObject(members.Children.Select(member => KeyValuePair.Create($"{member.Key}", Of(member.Value, $"{path}/{member.Key}")))),
        YamlSequenceNode items => new JsonArray([.. items.Children.Select(item => Of(item, path))]),
        YamlScalarNode { Value: var text, Style: ScalarStyle.Plain } when text is null or "" or "~" or "null" => null,
        YamlScalarNode { Value: { } text } when path is "/lease/days" && int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var days) => days,
        YamlScalarNode { Value: var text } => text,
        _ => null,
    };

    private static CommandFailedException Wrong(string sentence) => new(ExitCode.Wrong, sentence);
}
