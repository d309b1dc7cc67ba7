namespace Portal.AwsSandbox.Wire;

/// <summary>Reads the signature's claim out of a request; what is missing is told in AWS's words.</summary>
public static class Authorization
{
    public static SignatureClaim Read(string? header, string? amzDate, string? token, IReadOnlyDictionary<string, string> query)
    {
        if (header is not null) return FromHeader(header, amzDate, token);
        if (query.ContainsKey("X-Amz-Signature")) return FromQuery(query);
        throw new AwsException("MissingAuthenticationToken", "Request is missing Authentication Token", 403);
    }

    private static SignatureClaim FromHeader(string header, string? amzDate, string? token)
    {
        if (!header.StartsWith(SignatureV4.Algorithm + " ", StringComparison.Ordinal))
            throw Incomplete($"Unsupported AWS 'algorithm': '{header.Split(' ')[0]}'");
        var fields = header[(SignatureV4.Algorithm.Length + 1)..]
            .Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)
            .Select(field => field.Split('=', 2))
            .Where(field => field.Length == 2)
            .ToDictionary(field => field[0], field => field[1]);
        foreach (var name in (string[])["Credential", "Signature", "SignedHeaders"])
            if (!fields.ContainsKey(name)) throw Incomplete($"Authorization header requires '{name}' parameter.");
        if (amzDate is null)
            throw Incomplete("Authorization header requires existence of either a 'X-Amz-Date' or a 'Date' header.");
        return Claim(fields["Credential"], fields["SignedHeaders"], fields["Signature"], amzDate, token, null);
    }

    private static SignatureClaim FromQuery(IReadOnlyDictionary<string, string> query)
    {
        foreach (var name in (string[])["X-Amz-Algorithm", "X-Amz-Credential", "X-Amz-SignedHeaders", "X-Amz-Date"])
            if (!query.ContainsKey(name)) throw Incomplete($"AWS query-string parameters must include '{name}'.");
        return Claim(
            query["X-Amz-Credential"], query["X-Amz-SignedHeaders"], query["X-Amz-Signature"], query["X-Amz-Date"],
            query.GetValueOrDefault("X-Amz-Security-Token"),
            int.TryParse(query.GetValueOrDefault("X-Amz-Expires"), out var seconds) ? seconds : null);
    }

    private static SignatureClaim Claim(
        string credential, string signedHeaders, string signature, string timestamp, string? token, int? expiresIn)
    {
        var parts = credential.Split('/');
        if (parts.Length != 5 || parts[4] != "aws4_request")
            throw Incomplete($"Credential must have exactly 5 slash-delimited elements, e.g. keyid/date/region/service/term, got '{credential}'");
        return new SignatureClaim(
            parts[0], parts[1], parts[2], parts[3], signedHeaders.Split(';'), signature, timestamp, token, expiresIn);
    }

    private static AwsException Incomplete(string message) => new("IncompleteSignature", message);
}
