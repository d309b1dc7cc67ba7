namespace Portal.AwsSandbox.Control;

/// <summary>What is wrong with a body, all of it at once, in sentences.</summary>
internal sealed class Problems
{
    private readonly List<string> all = [];

    public Problems When(bool wrong, string sentence)
    {
        if (wrong) all.Add(sentence);
        return this;
    }

    /// <summary>Null when nothing is wrong.</summary>
    public IResult? Answer() => all.Count == 0 ? null : Results.Json(new { message = string.Join(" ", all), problems = all }, statusCode: 422);

    public static IResult Missing(string sentence) => Results.Json(new { message = sentence, problems = new[] { sentence } }, statusCode: 404);
}
