using System.Globalization;

namespace Portal.AwsSandbox.CloudWatch.Expressions;

internal enum TokenKind { Number, Name, Text, Sign, End }

internal readonly record struct Token(TokenKind Kind, string Text, double Number = 0);

/// <summary>The words and signs of an expression.</summary>
internal static class Tokens
{
    private static readonly string[] Signs = ["==", "!=", "<=", ">=", "&&", "||", "<", ">", "+", "-", "*", "/", "^", "(", ")", "[", "]", ",", "!"];

    public static List<Token> Of(string expression)
    {
        var tokens = new List<Token>();
        for (var at = 0; at < expression.Length;)
        {
            var c = expression[at];
            if (char.IsWhiteSpace(c)) at++;
            else if (char.IsAsciiDigit(c) || c == '.') tokens.Add(Number(expression, ref at));
            else if (char.IsAsciiLetter(c)) tokens.Add(Name(expression, ref at));
            else if (c is '"' or '\'') tokens.Add(Text(expression, ref at));
            else tokens.Add(Sign(expression, ref at));
        }
        tokens.Add(new Token(TokenKind.End, "end of expression"));
        return tokens;
    }

    private static Token Number(string expression, ref int at)
    {
        var from = at;
        while (at < expression.Length && (char.IsAsciiDigit(expression[at]) || expression[at] == '.' ||
               expression[at] is 'e' or 'E' && at + 1 < expression.Length && (char.IsAsciiDigit(expression[at + 1]) || expression[at + 1] is '-' or '+') ||
               expression[at] is '-' or '+' && expression[at - 1] is 'e' or 'E')) at++;
        var text = expression[from..at];
        return double.TryParse(text, NumberStyles.AllowDecimalPoint | NumberStyles.AllowExponent, CultureInfo.InvariantCulture, out var number) && double.IsFinite(number)
            ? new Token(TokenKind.Number, text, number)
            : throw new MathException($"Unexpected '{text}'");
    }

    private static Token Name(string expression, ref int at)
    {
        var from = at;
        while (at < expression.Length && (char.IsAsciiLetterOrDigit(expression[at]) || expression[at] == '_')) at++;
        return new Token(TokenKind.Name, expression[from..at]);
    }

    private static Token Text(string expression, ref int at)
    {
        var end = expression.IndexOf(expression[at], at + 1);
        if (end < 0) throw new MathException("A text does not end");
        var text = expression[(at + 1)..end];
        at = end + 1;
        return new Token(TokenKind.Text, text);
    }

    private static Token Sign(string expression, ref int at)
    {
        foreach (var sign in Signs)
            if (string.CompareOrdinal(expression, at, sign, 0, sign.Length) == 0)
            {
                at += sign.Length;
                return new Token(TokenKind.Sign, sign);
            }
        throw new MathException($"Unexpected '{expression[at]}'");
    }
}
