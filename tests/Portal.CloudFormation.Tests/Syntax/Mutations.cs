using FsCheck;
using FsCheck.Fluent;

namespace Portal.CloudFormation.Tests.Syntax;

/// <summary>Texts that were real templates before something happened to them.</summary>
internal static class Mutations
{
    private static readonly string[] Tokens =
    [
        "!Ref ", "!GetAtt A.B", "!Sub \"${A}\"", "!If [", "!", "!!binary ", "&a ", "*a", "<<: ", "---", "...", "%YAML 1.1\n",
        "[", "]", "{", "}", ",", ": ", "- ", "? ", "|", ">", "|2-\n", "\"", "'", "\\", "\\u0000", "\\ud800", "\\x", "#", "\t", "\n",
        "\r", "\r\n", "\u0000", "\u0085", "\u2028", "\ufeff", "\ud83d", "é", "🚀", "  ", "0x", "1e999", "null", "Resources:",
        "Fn::GetAtt: ", "Fn::ForEach::X: ", "\"A\":", "@", "`", "${", "}}}}", "[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[",
    ];

    public static Arbitrary<string> Of(params string[] originals)
    {
        var mutated =
            from original in Gen.Elements(originals)
            from changes in Change.ListOf(Random.Shared.Next(1, 6))
            select changes.Aggregate(original, (text, change) => change(text));
        return mutated.ToArbitrary();
    }

    /// <summary>Nothing but tokens, in any order.</summary>
    public static Arbitrary<string> Heaps() =>
        Gen.Elements(Tokens).ListOf().Select(tokens => string.Concat(tokens)).ToArbitrary();

    private static Gen<Func<string, string>> Change { get; } =
        from share in Gen.Choose(0, 10_000)
        from length in Gen.Choose(0, 300)
        from token in Gen.Elements(Tokens)
        from kind in Gen.Choose(0, 5)
        select (Func<string, string>)(text =>
        {
            var at = (int)((long)share * text.Length / 10_000);
            var end = Math.Min(text.Length, at + length);
            return kind switch
            {
                0 => text.Remove(at, end - at),
                1 => text.Insert(at, text[at..end]),
                2 => text[..at],
                3 => text.Remove(at, Math.Min(1, text.Length - at)).Insert(Math.Min(at, text.Length - Math.Min(1, text.Length - at)), token),
                _ => text.Insert(at, token),
            };
        });
}
