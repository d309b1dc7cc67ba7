using System.Text;
using System.Text.RegularExpressions;
using Portal.AwsSandbox.Wire;
using Portal.CloudFormation.Syntax;

namespace Portal.AwsSandbox.CloudFormation.Templates;

/// <summary>The functions that build and split texts, and what names stand for.</summary>
internal sealed class TextFunctions(Scope scope)
{
    /// <summary>Null when the arguments are not of the function's form.</summary>
    public Value? Call(Entry call) => (call.Key, call.Value) switch
    {
        ("Fn::Join", Sequence { Items: [Scalar separator, var list] }) => Join(separator.Text, scope.Evaluate(list)),
        ("Fn::Split", Sequence { Items: [Scalar separator, var text] }) => Split(separator.Text, scope.Evaluate(text)),
        ("Fn::Sub", Scalar text) => Sub(text.Text, null),
        ("Fn::Sub", Sequence { Items: [Scalar text, Mapping names] }) => Sub(text.Text, names),
        ("Fn::Base64", var text) => scope.Evaluate(text) is Value.Text plain
            ? Value.Of(Convert.ToBase64String(Encoding.UTF8.GetBytes(plain.Content)))
            : new Value.Unknown(),
        ("Fn::Cidr", Sequence { Items: [var block, var count, ..] } all) => Cidr(block, count, all.Items.ElementAtOrDefault(2)),
        _ => null,
    };

    /// <summary>A pseudo parameter, parameter or resource by name.</summary>
    public Value Named(string name)
    {
        var place = scope.Names.Place;
        return name switch
        {
            "AWS::AccountId" => Value.Of(place.Account),
            "AWS::Region" => Value.Of(place.Region),
            "AWS::StackName" => Value.Of(place.StackName),
            "AWS::StackId" => Value.Of(place.StackId),
            "AWS::Partition" => Value.Of("aws"),
            "AWS::URLSuffix" => Value.Of("amazonaws.com"),
            "AWS::NotificationARNs" => Value.Of(place.NotificationArns),
            _ when scope.Names.Parameters.TryGetValue(name, out var parameter) => parameter,
            _ when scope.Exists(name) => scope.Names.Resource(name, null),
            _ => throw TemplateReader.Format($"Unresolved resource dependencies [{name}] in the Resources block of the template"),
        };
    }

    private static Value Join(string separator, Value? list)
    {
        if (list is not Value.Items items)
            return list is Value.Unknown
                ? list
                : throw AwsException.Validation("Template error: every Fn::Join object requires two parameters, (1) a string delimiter and (2) a list of strings to be joined or a function that returns a list of strings (such as Fn::GetAZs) to be joined.");
        if (items.IsOpen) return new Value.Unknown();
        return Value.Of(string.Join(separator, items.All.Select(Plain)));
    }

    private static Value Split(string separator, Value? text) => text switch
    {
        Value.Text plain => Value.Of(plain.Content.Split(separator)),
        Value.Unknown => text,
        _ => throw AwsException.Validation("Template error: every Fn::Split object requires two parameters, (1) a string delimiter and (2) a string to be split or a function that returns a string to be split."),
    };

    private Value Sub(string text, Mapping? own)
    {
        var open = false;
        var result = Walk.SubNames().Replace(text, match =>
        {
            var value = OfSub(match.Groups[1].Value.Trim(), own);
            open |= value.IsOpen;
            return value.IsOpen ? "" : Plain(value);
        });
        return open ? new Value.Unknown() : Value.Of(Regex.Replace(result, @"\$\{!([^}]*)\}", "${$1}", RegexOptions.NonBacktracking));
    }

    private Value OfSub(string name, Mapping? own)
    {
        if (own?[name] is { } given) return scope.Evaluate(given) ?? Value.Of("");
        if (name.Contains("::", StringComparison.Ordinal) || !name.Contains('.', StringComparison.Ordinal)) return Named(name);
        var dot = name.IndexOf('.', StringComparison.Ordinal);
        return scope.Names.Resource(name[..dot], name[(dot + 1)..]);
    }

    private Value Cidr(Node block, Node count, Node? bits)
    {
        var of = scope.Evaluate(block);
        if (of is not Value.Text text) return new Value.Unknown();
        if (Number(count) is not { } many || (bits is null ? 8 : Number(bits)) is not { } hostBits)
            throw AwsException.Validation("Template error: Fn::Cidr requires an integer count and integer cidrBits");
        return CidrBlocks.Cut(text.Content, many, hostBits);
    }

    private int? Number(Node node) =>
        scope.Evaluate(node) is Value.Text text && int.TryParse(text.Content, out var number) ? number : null;

    private static string Plain(Value value) => value switch
    {
        Value.Text text => text.Content,
        // A list parameter inside a text stands there joined by commas.
        Value.Items items when items.All.All(item => item is Value.Text) => string.Join(',', items.All.Select(Plain)),
        _ => throw AwsException.Validation("Template error: a value that is not a string was used where a string is needed"),
    };
}
