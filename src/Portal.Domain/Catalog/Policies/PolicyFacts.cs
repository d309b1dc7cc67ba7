using System.Globalization;

namespace Portal.Domain.Catalog.Policies;

/// <summary>What rules may look at: texts by field name, such as <c>stage</c> or <c>inputs.DbBackupDays</c>. What is not known is absent.</summary>
public sealed class PolicyFacts(IReadOnlyDictionary<string, string> facts)
{
    /// <summary>What is known, in the order of its fields' names.</summary>
    public IEnumerable<KeyValuePair<string, string>> Known => facts.OrderBy(fact => fact.Key, StringComparer.Ordinal);

    public string? this[string field] => facts.GetValueOrDefault(field);

    public decimal? Number(string field) => NumberIn(facts.GetValueOrDefault(field));

    public PolicyFacts With(string field, string value) => new(new Dictionary<string, string>(facts) { [field] = value });

    /// <summary>Puts facts into a sentence: <c>With ${inputs.DbBackupDays}, …</c>. An absent one becomes a dash.</summary>
    public string Fill(string sentence)
    {
        var start = sentence.IndexOf("${", StringComparison.Ordinal);
        while (start >= 0)
        {
            var end = sentence.IndexOf('}', start);
            if (end < 0) break;
            var value = this[sentence[(start + 2)..end]] ?? "–";
            sentence = string.Concat(sentence.AsSpan(0, start), value, sentence.AsSpan(end + 1));
            // What was put in is not looked at again: a value may hold anything.
            start = sentence.IndexOf("${", start + value.Length, StringComparison.Ordinal);
        }
        return sentence;
    }

    /// <summary>The fields that a sentence wants put in.</summary>
    public static IEnumerable<string> Placeholders(string sentence)
    {
        for (var start = sentence.IndexOf("${", StringComparison.Ordinal); start >= 0; start = sentence.IndexOf("${", start + 2, StringComparison.Ordinal))
            if (sentence.IndexOf('}', start) is >= 0 and var end) yield return sentence[(start + 2)..end];
    }

    /// <summary>Null when the text is no plain number.</summary>
    public static decimal? NumberIn(string? text) =>
        decimal.TryParse(text, NumberStyles.AllowDecimalPoint | NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number) ? number : null;
}
