using System.Security.Cryptography;
using System.Text;

namespace Portal.Domain.ChangeSets;

/// <summary>
/// The fingerprint an approval names: SHA-256, lower-case hex, over everything that decides what will run. Each part
/// goes in with its length and each list with its count, so that no two different contents can read as the same bytes.
/// </summary>
public static class Digest
{
    /// <param name="secretHash">A keyed hash for the value of a NoEcho parameter, so that the digest does not leak it.</param>
    public static string Of(RenderedTemplate rendered, string stackId, IReadOnlyList<Change> changes, OperationPlan? plan, Func<string, string> secretHash)
    {
        using var parts = new Parts();
        parts.Put("portal digest 1", stackId, rendered.Body, rendered.StackPolicy);
        parts.PutAll(rendered.Parameters.OrderBy(p => p.Key, StringComparer.Ordinal), p => parts.Put(p.Key, rendered.Secret.Contains(p.Key) ? secretHash(p.Value) : p.Value));
        parts.PutAll(rendered.Tags.OrderBy(t => t.Key, StringComparer.Ordinal), t => parts.Put(t.Key, t.Value));
        parts.PutAll(rendered.Capabilities.Order(StringComparer.Ordinal), capability => parts.Put(capability));
        parts.PutAll(changes.OrderBy(c => c.LogicalId, StringComparer.Ordinal).ThenBy(c => c.Action, StringComparer.Ordinal), change => PutChange(change, parts));
        parts.PutAll(plan?.Steps ?? [], step => parts.Put(Word(step)));
        parts.PutAll(plan?.Kept ?? [], kept => parts.Put(kept.LogicalId, kept.Type, kept.PhysicalId, kept.Fate));
        parts.PutAll(plan?.Lost ?? [], lost => parts.Put(lost.LogicalId, lost.Type, lost.PhysicalId, lost.Fate));
        return parts.Hash();
    }

    // What a step works on decides what runs. None of these ids holds a line break.
    private static string Word(PlanStep step) => string.Join('\n', [step.Action.ToString(), .. new[] { step.LogicalId, step.PhysicalId }.OfType<string>(), .. step.Retain]);

    private static void PutChange(Change change, Parts parts)
    {
        parts.Put(change.LogicalId, change.PhysicalId, change.Type, change.Action, change.Replacement, change.PolicyAction);
        parts.PutAll(change.Scope.Order(StringComparer.Ordinal), scope => parts.Put(scope));
        var details = change.Details
            .OrderBy(d => d.Attribute, StringComparer.Ordinal)
            .ThenBy(d => d.Name, StringComparer.Ordinal)
            .ThenBy(d => d.Path, StringComparer.Ordinal)
            .ThenBy(d => d.Source, StringComparer.Ordinal)
            .ThenBy(d => d.CausedBy, StringComparer.Ordinal);
        parts.PutAll(details, d => parts.Put(d.Attribute, d.Name, d.Path, d.RequiresRecreation, d.Evaluation, d.Source, d.CausedBy, d.Before, d.After));
    }

    private sealed class Parts : IDisposable
    {
        private readonly IncrementalHash _hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);

        public void Put(params ReadOnlySpan<string?> parts)
        {
            foreach (var part in parts)
            {
                // A missing part has a length that no text has.
                PutNumber(part is null ? -1 : Encoding.UTF8.GetByteCount(part));
                if (part is not null) _hash.AppendData(Encoding.UTF8.GetBytes(part));
            }
        }

        public void PutAll<T>(IEnumerable<T> items, Action<T> put)
        {
            var all = items.ToList();
            PutNumber(all.Count);
            all.ForEach(put);
        }

        public string Hash() => Convert.ToHexStringLower(_hash.GetHashAndReset());

        public void Dispose() => _hash.Dispose();

        private void PutNumber(int number) => _hash.AppendData(BitConverter.GetBytes(number));
    }
}
