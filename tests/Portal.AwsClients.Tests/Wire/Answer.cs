namespace Portal.AwsClients.Tests.Wire;

/// <summary>What the stub sends back.</summary>
internal sealed record Answer(int Status, string ContentType, string Body)
{
    public const string RequestId = "b9b4b068-3a41-11e5-94eb-example";

    public Dictionary<string, string> Headers { get; init; } = [];

    /// <summary>A Query service's answer with this inside its result element.</summary>
    public static Answer Result(string operation, string inner) => new(200, "text/xml", $"""
        <{operation}Response xmlns="http://cloudformation.amazonaws.com/doc/2010-05-15/">
          <{operation}Result>{inner}</{operation}Result>
          <ResponseMetadata><RequestId>{RequestId}</RequestId></ResponseMetadata>
        </{operation}Response>
        """);

    public static Answer Error(int status, string code, string message = "No reason given") => new(status, "text/xml", $"""
        <ErrorResponse xmlns="http://cloudformation.amazonaws.com/doc/2010-05-15/">
          <Error><Type>Sender</Type><Code>{code}</Code><Message>{message}</Message></Error>
          <RequestId>{RequestId}</RequestId>
        </ErrorResponse>
        """);

    public static Answer Json(int status, string body) =>
        new(status, "application/x-amz-json-1.1", body) { Headers = { ["x-amzn-RequestId"] = RequestId } };
}
