using System.Text;

namespace Portal.Costs.Papers;

/// <summary>The same question is answered as JSON, or as a table where the caller would rather have that.</summary>
internal static class AnswerAsTable
{
    /// <param name="name">Of the file, without its ending.</param>
    /// <returns>The table as a file where CSV is accepted first; null otherwise.</returns>
    public static IResult? Table(this HttpContext context, string name, Func<PaperTable> table) => context.WantsTable() ? File(name, table()) : null;

    public static bool WantsTable(this HttpContext context) =>
        context.Request.GetTypedHeaders().Accept is { Count: > 0 } accepts && accepts.OrderByDescending(each => each.Quality ?? 1).First().MediaType == PaperCsv.MediaType;

    public static IResult File(string name, PaperTable table) => Results.File(Encoding.UTF8.GetBytes(PaperCsv.Of(table)), "text/csv; charset=utf-8", $"{name}.csv");
}
