using System.Text;

namespace Portal.CloudFormation.Evaluation;

/// <summary>Text put together from known and unknown parts.</summary>
internal sealed class SymbolicText
{
    private readonly StringBuilder symbol = new();
    private readonly List<Reference> reads = [];
    private readonly List<string> secrets = [];
    private bool isKnown = true;

    public int Length => symbol.Length;

    public SymbolicText Add(string literal)
    {
        // As long as everything is known there is nothing to tell literals from.
        symbol.Append(isKnown ? literal : Escape(literal));
        return this;
    }

    public SymbolicText Add(Unknown unknown)
    {
        if (isKnown) symbol.Replace("${", "${!");
        isKnown = false;
        symbol.Append(unknown.Symbol);
        reads.AddRange(unknown.Reads);
        secrets.AddRange(unknown.Secrets);
        return this;
    }

    /// <summary>False when the value is a list or a map, which can't be part of a text.</summary>
    public bool TryAdd(Value value)
    {
        switch (value)
        {
            case KnownScalar known:
                Add(known.Text);
                return true;
            case Unknown unknown:
                Add(unknown);
                return true;
            default:
                return false;
        }
    }

    public Value ToValue()
    {
        var text = symbol.ToString();
        return isKnown
            ? DynamicReferences.In(text)
            : new Unknown(text, Distinct(reads)) { Secrets = secrets };
    }

    /// <summary>An unknown made by a function from values of which at least one is unknown: <c>${Fn::Select(0, …)}</c>.</summary>
    public static Unknown Call(string function, params ReadOnlySpan<Value> arguments)
    {
        var call = new SymbolicText { isKnown = false };
        call.symbol.Append("${").Append(function).Append('(');
        for (var i = 0; i < arguments.Length; i++)
        {
            if (i > 0) call.symbol.Append(", ");
            call.AddAny(arguments[i]);
        }
        call.symbol.Append(")}");
        return new Unknown(call.symbol.ToString(), Distinct(call.reads)) { Secrets = call.secrets };
    }

    private void AddAny(Value value)
    {
        if (TryAdd(value)) return;
        var items = value is KnownList list ? list.Items : ((KnownMap)value).Entries.Select(entry => entry.Value);
        symbol.Append('[');
        foreach (var item in items)
        {
            AddAny(item);
            symbol.Append(';');
        }
        symbol.Append(']');
    }

    private static string Escape(string literal) => literal.Replace("${", "${!", StringComparison.Ordinal);

    private static List<Reference> Distinct(List<Reference> reads) => reads.Count < 2 ? reads : [.. reads.Distinct()];
}
