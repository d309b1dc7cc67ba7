using System.Text;

namespace Portal.CloudFormation.Tests.Products;

/// <summary>
/// Texts that match a pattern, drawn at random: literals, classes, groups, alternatives and quantifiers, which is what
/// AllowedPattern is written with. Whatever else stands in a pattern makes it throw.
/// </summary>
internal sealed class PatternSample
{
    private const int MostRepeats = 12;
    private const string Printable = " !\"#$%&'()*+,-./0123456789:;<=>?@ABCDEFGHIJKLMNOPQRSTUVWXYZ[\\]^_`abcdefghijklmnopqrstuvwxyz{|}~";

    private readonly string pattern;
    private readonly Random random;
    private int at;

    private PatternSample(string pattern, Random random) => (this.pattern, this.random) = (pattern, random);

    public static string Of(string pattern, Random random)
    {
        var sample = new PatternSample(pattern, random);
        var make = sample.Alternatives();
        if (sample.at < pattern.Length) throw new NotSupportedException($"{pattern} can't be sampled from position {sample.at}.");
        return make();
    }

    // Each piece of the pattern becomes something that makes texts, so that a repeated piece is drawn anew each time.
    private Func<string> Alternatives()
    {
        var all = new List<Func<string>> { Run() };
        while (Take('|')) all.Add(Run());
        return () => all[random.Next(all.Count)]();
    }

    private Func<string> Run()
    {
        var pieces = new List<Func<string>>();
        while (at < pattern.Length && pattern[at] is not ('|' or ')'))
            if (!Take('^') && !Take('$')) pieces.Add(Repeated(Piece()));
        return () => string.Concat(pieces.Select(piece => piece()));
    }

    private Func<string> Repeated(Func<string> piece)
    {
        var (least, most) = Quantifier();
        return () =>
        {
            var text = new StringBuilder();
            for (var left = least + random.Next(most - least + 1); left > 0; left--) text.Append(piece());
            return text.ToString();
        };
    }

    private (int Least, int Most) Quantifier()
    {
        if (Take('?')) return (0, 1);
        if (Take('*')) return (0, MostRepeats);
        if (Take('+')) return (1, MostRepeats);
        if (!Take('{')) return (1, 1);
        var end = pattern.IndexOf('}', at);
        var bounds = pattern[at..end].Split(',');
        at = end + 1;
        var least = int.Parse(bounds[0]);
        return bounds.Length == 1 ? (least, least) : (least, Math.Min(bounds[1].Length > 0 ? int.Parse(bounds[1]) : int.MaxValue, least + MostRepeats));
    }

    private Func<string> Piece()
    {
        if (Take('('))
        {
            if (Take('?') && !Take(':')) throw new NotSupportedException($"{pattern} has a group of a kind that can't be sampled.");
            var inner = Alternatives();
            if (!Take(')')) throw new NotSupportedException($"{pattern} has a group that is open.");
            return inner;
        }
        var characters = Take('[') ? Class() : Take('.') ? Printable : Take('\\') ? Escape() : pattern[at++].ToString();
        return () => characters[random.Next(characters.Length)].ToString();
    }

    private string Class()
    {
        var not = Take('^');
        var characters = new StringBuilder();
        while (!Take(']'))
        {
            if (Take('\\')) characters.Append(Escape());
            else if (at + 2 < pattern.Length && pattern[at + 1] == '-' && pattern[at + 2] != ']')
            {
                for (var c = pattern[at]; c <= pattern[at + 2]; c++) characters.Append(c);
                at += 3;
            }
            else characters.Append(pattern[at++]);
        }
        var listed = characters.ToString();
        return not ? string.Concat(Printable.Where(c => !listed.Contains(c))) : listed;
    }

    private string Escape() => pattern[at++] switch
    {
        'd' => "0123456789",
        'w' => "abcxyzABCXYZ0189_",
        's' => " ",
        var literal => literal.ToString(),
    };

    private bool Take(char expected)
    {
        if (at >= pattern.Length || pattern[at] != expected) return false;
        at++;
        return true;
    }
}
