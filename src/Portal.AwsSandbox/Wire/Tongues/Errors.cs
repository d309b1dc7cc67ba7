namespace Portal.AwsSandbox.Wire.Tongues;

/// <summary>How a service's errors are written in the protocols that name a shape.</summary>
/// <param name="MessageMember">As the service's model spells it.</param>
/// <param name="Namespace">Of the shapes, where the protocol writes it; null where it writes the shape's name alone.</param>
/// <param name="Shapes">Shapes by the codes that the Query protocol has for them; a code not listed is its own shape. Null for a service that never spoke Query.</param>
internal sealed record Errors(string MessageMember, string? Namespace = null, IReadOnlyDictionary<string, string>? Shapes = null)
{
    // What is refused at the door of every service has no shape in its model, and another name than in Query.
    private static readonly Dictionary<string, string> AtTheDoor = new()
    {
        ["SignatureDoesNotMatch"] = "InvalidSignatureException",
        ["InvalidClientTokenId"] = "UnrecognizedClientException",
        ["ExpiredToken"] = "ExpiredTokenException",
        ["MissingAuthenticationToken"] = "MissingAuthenticationTokenException",
        ["IncompleteSignature"] = "IncompleteSignatureException",
        ["AccessDenied"] = "AccessDeniedException",
        ["AccessDeniedException"] = "AccessDeniedException",
        ["Throttling"] = "ThrottlingException",
        ["ValidationError"] = "ValidationException",
        ["MissingAction"] = "UnknownOperationException",
        ["InvalidAction"] = "UnknownOperationException",
    };

    public Output Body(AwsException error)
    {
        if (AtTheDoor.TryGetValue(error.Code, out var common)) return new() { { "__type", common }, { "message", error.Message } };
        var shape = Shapes?.GetValueOrDefault(error.Code) ?? error.Code;
        return new() { { "__type", Namespace is null ? shape : $"{Namespace}#{shape}" }, { MessageMember, error.Message } };
    }

    /// <summary>Where Query says 403 of a caller, these protocols say 400.</summary>
    public static int Status(AwsException error) => AtTheDoor.ContainsKey(error.Code) ? 400 : error.Status;

    /// <summary>A service that speaks Query too says its code there in a header, which clients go on showing.</summary>
    public (string, string)[] Headers(AwsException error) => Shapes is null ? [] : [("x-amzn-query-error", $"{error.Code};{error.Type}")];
}
