namespace Portal.Reviews;

/// <summary>A field of the request that a reviewer can comment on, by the path the API knows it.</summary>
/// <param name="Value">As it was asked for; secrets masked.</param>
public sealed record FieldChoice(string Path, string Value)
{
    /// <summary>What was typed first, because that is what the requester can take back; then place and name, then the rest.</summary>
    public static IReadOnlyList<FieldChoice> Of(ReviewView view)
    {
        var content = view.Content;
        return
        [
            .. content.Inputs.OrderBy(input => input.Key, StringComparer.Ordinal).Select(input => new FieldChoice($"inputs.{input.Key}", input.Value)),
            new("name", content.Name), new("stage", content.Stage), new("account", content.Account), new("region", content.Region), new("costCentre", content.CostCentre), new("note", content.Note),
            .. view.Parameters.Where(parameter => !content.Inputs.ContainsKey(parameter.Key)).OrderBy(parameter => parameter.Key, StringComparer.Ordinal).Select(parameter => new FieldChoice($"inputs.{parameter.Key}", parameter.Value)),
        ];
    }
}
