using Portal.Domain;
using Portal.Domain.Access;
using Portal.Domain.Environments;
using Portal.Domain.Requests;
using Portal.Requests;

namespace Portal.Environments.Drift;

/// <summary>The two ways out of drift: what was found becomes the input, or what is declared is put back. Both are requests that are reviewed as any.</summary>
public sealed class AcceptDrift(ReadDrift read, StartRequest start, SubmitRequest submit)
{
    /// <param name="properties">As <c>LogicalId/Path</c>; empty takes every one that can be accepted.</param>
    /// <returns>A draft of a change, to be looked at and sent.</returns>
    public async Task<Outcome<EnvironmentRequest>> AcceptAsync(Actor actor, string environment, IReadOnlyCollection<string> properties, CancellationToken ct)
    {
        if (await read.FindAsync(actor, environment, ct) is not Outcome<DriftView>.Done(var view)) return new Outcome<EnvironmentRequest>.NotFound(ReadEnvironments.None);
        if (StartRequest.WhyNot(actor, RequestKind.Change, view.Environment) is { } refusal) return refusal;
        var chosen = view.Ways.Where(way => properties.Count == 0 || properties.Contains(Name(way.Key))).ToList();
        if (chosen.Count == 0) return new Outcome<EnvironmentRequest>.Conflict("Nothing of that is drifted any more. Check again.");
        var impossible = chosen.Where(way => way.Value is AcceptWay.Impossible).ToList();
        if (properties.Count > 0 && impossible.Count > 0) return new Outcome<EnvironmentRequest>.Invalid(
            [.. impossible.Select(way => new Problem("properties", "notAnInput", $"{Name(way.Key)} can't be accepted.", ((AcceptWay.Impossible)way.Value).Why))]);
        var inputs = chosen.Select(way => way.Value).OfType<AcceptWay.ByInput>().DistinctBy(way => way.Parameter).ToDictionary(way => way.Parameter, way => way.Value);
        if (inputs.Count == 0) return new Outcome<EnvironmentRequest>.Conflict("None of it can be accepted: no input of the product leads there. Reconcile puts the declared values back.");
        var note = $"Accepts what was changed out of band: {string.Join(", ", chosen.Where(way => way.Value is AcceptWay.ByInput).Select(way => Words(way.Key)))}.";
        return await start.ForEnvironmentAsync(actor, RequestKind.Change, view.Environment.Id, content => content with
        {
            Note = note.Length > CheckContent.LongestNote ? note[..CheckContent.LongestNote] : note,
            Inputs = new Dictionary<string, string>([.. content.Inputs.Where(input => !inputs.ContainsKey(input.Key)), .. inputs]),
        }, ct);
    }

    /// <returns>The request on its way: CloudFormation computes what has to be put back, and people review that.</returns>
    public async Task<Outcome<EnvironmentRequest>> ReconcileAsync(Actor actor, string environment, string note, CancellationToken ct)
    {
        if (await read.FindAsync(actor, environment, ct) is not Outcome<DriftView>.Done(var view)) return new Outcome<EnvironmentRequest>.NotFound(ReadEnvironments.None);
        if (StartRequest.WhyNot(actor, RequestKind.Reconcile, view.Environment) is { } refusal) return refusal;
        if (view.Drift is not { Values.Count: > 0 }) return new Outcome<EnvironmentRequest>.Conflict($"{view.Environment.Name} has no known drift. Check it first.");
        var started = await start.ForEnvironmentAsync(actor, RequestKind.Reconcile, view.Environment.Id,
            content => content with { Note = note.Length > 0 ? note : "Puts back what was changed out of band." }, ct);
        return started is Outcome<EnvironmentRequest>.Done(var draft) ? await submit.RunAsync(actor with { Team = view.Environment.Team }, draft.Id, ct) : started;
    }

    public static string Name(DriftedValue value) => $"{value.LogicalId}/{value.Path}";

    private static string Words(DriftedValue value) => $"{value.LogicalId} {value.Path} {value.Actual}{(value.By is { } by ? $" (by {by.Name})" : "")}";
}
