namespace Portal.AwsSandbox.CloudWatch.Expressions;

/// <summary>Reads expressions; from loosest to tightest: OR, AND, comparison, sum, product, sign, power.</summary>
public sealed class FormulaReader
{
    private const int Deepest = 64;

    private static readonly string[][] Levels =
    [
        ["OR", "||"], ["AND", "&&"], ["==", "!=", "<=", ">=", "<", ">"], ["+", "-"], ["*", "/"],
    ];

    private readonly List<Token> tokens;
    private int at;
    private int depth;

    private FormulaReader(string expression) => tokens = Tokens.Of(expression);

    /// <exception cref="MathException">It is no expression.</exception>
    public static Formula Read(string expression)
    {
        var reader = new FormulaReader(expression);
        var formula = reader.Level(0);
        return reader.Next.Kind == TokenKind.End ? formula : throw reader.Unexpected();
    }

    private Token Next => tokens[at];

    private Formula Level(int level)
    {
        if (level == Levels.Length) return Signed();
        if (++depth > Deepest * Levels.Length) throw new MathException("The expression is nested too deeply");
        var left = Level(level + 1);
        while (Next.Kind is TokenKind.Sign or TokenKind.Name && Levels[level].Contains(Next.Text))
        {
            var sign = tokens[at++].Text;
            left = new Formula.Binary(sign switch { "OR" => "||", "AND" => "&&", _ => sign }, left, Level(level + 1));
        }
        depth--;
        return left;
    }

    private Formula Signed()
    {
        if (Next is { Kind: TokenKind.Sign, Text: "-" or "+" or "!" } or { Kind: TokenKind.Name, Text: "NOT" })
        {
            if (++depth > Deepest * Levels.Length) throw new MathException("The expression is nested too deeply");
            var sign = tokens[at++].Text;
            var of = Signed();
            depth--;
            return sign == "+" ? of : new Formula.Unary(sign == "NOT" ? "!" : sign, of);
        }
        var left = Primary();
        if (!Take("^")) return left;
        return new Formula.Binary("^", left, Signed());
    }

    private Formula Primary()
    {
        var token = tokens[at];
        if (token.Kind != TokenKind.End) at++;
        switch (token)
        {
            case { Kind: TokenKind.Number }: return new Formula.Number(token.Number);
            case { Kind: TokenKind.Text }: return new Formula.Text(token.Text);
            case { Kind: TokenKind.Name } when Take("("): return new Formula.Call(token.Text.ToUpperInvariant(), List(")"));
            case { Kind: TokenKind.Name }: return new Formula.Name(token.Text);
            case { Kind: TokenKind.Sign, Text: "[" }: return new Formula.List(List("]"));
            case { Kind: TokenKind.Sign, Text: "(" }:
                var inner = Level(0);
                return Take(")") ? inner : throw Unexpected();
            default:
                if (token.Kind != TokenKind.End) at--;
                throw Unexpected();
        }
    }

    private List<Formula> List(string end)
    {
        var items = new List<Formula>();
        if (Take(end)) return items;
        do items.Add(Level(0));
        while (Take(","));
        return Take(end) ? items : throw Unexpected();
    }

    private bool Take(string sign)
    {
        if (Next.Kind != TokenKind.Sign || Next.Text != sign) return false;
        at++;
        return true;
    }

    private MathException Unexpected() => new($"Unexpected {(Next.Kind == TokenKind.End ? Next.Text : $"'{Next.Text}'")}");
}
