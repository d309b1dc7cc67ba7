namespace Portal.CloudFormation.Evaluation;

/// <summary>Texts of the form <c>{{resolve:ssm:/app/key}}</c>, which CloudFormation fills in while it works.</summary>
internal static class DynamicReferences
{
    private const string Opening = "{{resolve:";
    private const string Closing = "}}";

    public static Value In(string text)
    {
        var start = text.IndexOf(Opening, StringComparison.Ordinal);
        if (start < 0) return KnownScalar.String(text);

        var reads = new List<Reference>();
        while (start >= 0)
        {
            var end = text.IndexOf(Closing, start, StringComparison.Ordinal);
            if (end < 0) break;
            reads.Add(new Reference(ReferenceKind.DynamicReference, text[start..(end + Closing.Length)], null));
            start = text.IndexOf(Opening, end, StringComparison.Ordinal);
        }
        return reads.Count == 0 ? KnownScalar.String(text) : new Unknown(text, [.. reads.Distinct()]);
    }
}
