using Portal.CloudFormation.Parameters;
using Portal.CloudFormation.Syntax;

namespace Portal.CloudFormation.Evaluation;

/// <summary>What names of parameters and pseudo parameters stand for.</summary>
internal sealed class Scope(Template template, IReadOnlyDictionary<string, string> given, PseudoParameters pseudo)
{
    private readonly Dictionary<string, Value> parameters = [];

    public PseudoParameters Pseudo => pseudo;

    /// <summary>Null when there is no such parameter.</summary>
    public Value? Parameter(string name)
    {
        if (parameters.TryGetValue(name, out var known)) return known;
        if (template.Parameter(name) is not { } declaration) return null;
        return parameters[name] = ValueOf(declaration);
    }

    /// <summary>Whether <paramref name="name"/> is a pseudo parameter; AWS::NoValue is one and its value is null.</summary>
    public bool TryPseudo(string name, out Value? value)
    {
        value = name switch
        {
            "AWS::AccountId" => KnownScalar.String(pseudo.AccountId),
            "AWS::Region" => KnownScalar.String(pseudo.Region),
            "AWS::StackName" => KnownScalar.String(pseudo.StackName),
            "AWS::StackId" when pseudo.StackId is { } id => KnownScalar.String(id),
            "AWS::StackId" => new Unknown("${AWS::StackId}", [new Reference(ReferenceKind.PseudoParameter, name, null)]),
            "AWS::Partition" => KnownScalar.String(pseudo.Partition),
            "AWS::URLSuffix" => KnownScalar.String(pseudo.UrlSuffix),
            "AWS::NotificationARNs" => new KnownList([.. pseudo.NotificationArns.Select(KnownScalar.String)]),
            _ => null,
        };
        return value is not null || name == "AWS::NoValue";
    }

    private Value ValueOf(ParameterDeclaration declaration)
    {
        var text = given.GetValueOrDefault(declaration.Name) ?? declaration.Default;
        var symbol = $"${{{declaration.Name}}}";
        if (text is null) return new Unknown(symbol, [new Reference(ReferenceKind.MissingParameter, declaration.Name, null)]);

        var type = ParameterType.Parse(declaration.Type) ?? new ParameterType("String", IsList: false, IsStored: false);
        if (type.IsStored) return new Unknown($"{{{{resolve:ssm:{text}}}}}", [new Reference(ReferenceKind.StoredParameter, text, null)]);
        if (type.IsList) return new KnownList([.. ParameterList.Split(text).Select(item => Single(item, type))]);
        return Single(text, type);
    }

    private static KnownScalar Single(string text, ParameterType type) =>
        new(text, type.Item == "Number" ? PlainScalar.KindOf(text) : ScalarKind.String);
}
