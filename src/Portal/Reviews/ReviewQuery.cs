using System.Globalization;
using System.Linq.Expressions;
using Portal.Domain.Reviews;

namespace Portal.Reviews;

/// <summary>Which reviews, in which order.</summary>
/// <param name="Decided">Those that wait no more.</param>
/// <param name="Mine">Those that wait for a decision the person may make now.</param>
public sealed record ReviewQuery(ReviewState? State = null, bool Decided = false, bool Mine = false, string? Team = null)
{
    public ReviewOrder Order { get; init; } = ReviewOrder.Newest;
}

/// <summary>An order of reviews, with the cursor that goes on in it.</summary>
public abstract record ReviewOrder
{
    private ReviewOrder() { }

    public static ReviewOrder Oldest { get; } = new ByAge(true);

    public static ReviewOrder Newest { get; } = new ByAge(false);

    /// <summary>Worst first, then the one that waits longest.</summary>
    public static ReviewOrder Risk { get; } = new ByRisk();

    public abstract string CursorOf(Review review);

    internal abstract IQueryable<TRow> Apply<TRow>(IQueryable<TRow> rows, string? cursor, Expression<Func<TRow, Review>> review);

    // The row's review stands inside a lambda of the row, so what is said of a review is put in its place there.
    private static Expression<Func<TRow, TValue>> Of<TRow, TValue>(Expression<Func<TRow, Review>> review, Expression<Func<Review, TValue>> said) =>
        Expression.Lambda<Func<TRow, TValue>>(new Put(said.Parameters[0], review.Body).Visit(said.Body), review.Parameters);

    private sealed class Put(ParameterExpression parameter, Expression by) : ExpressionVisitor
    {
        protected override Expression VisitParameter(ParameterExpression node) => node == parameter ? by : base.VisitParameter(node);
    }

    private sealed record ByAge(bool OldestFirst) : ReviewOrder
    {
        public override string CursorOf(Review review) => review.Id.Value;

        internal override IQueryable<TRow> Apply<TRow>(IQueryable<TRow> rows, string? cursor, Expression<Func<TRow, Review>> review)
        {
            if (cursor is not null)
                rows = rows.Where(OldestFirst
                    ? Of(review, each => string.Compare((string)(object)each.Id, cursor) > 0)
                    : Of(review, each => string.Compare((string)(object)each.Id, cursor) < 0));
            return OldestFirst ? rows.OrderBy(Of(review, each => each.Id)) : rows.OrderByDescending(Of(review, each => each.Id));
        }
    }

    private sealed record ByRisk : ReviewOrder
    {
        public override string CursorOf(Review review) => string.Create(CultureInfo.InvariantCulture, $"{(int)review.Risk}.{review.Id}");

        internal override IQueryable<TRow> Apply<TRow>(IQueryable<TRow> rows, string? cursor, Expression<Func<TRow, Review>> review)
        {
            if (cursor?.Split('.', 2) is [var number, var id] && int.TryParse(number, NumberStyles.None, CultureInfo.InvariantCulture, out var known))
            {
                var risk = (ReviewRisk)known;
                rows = rows.Where(Of(review, each => each.Risk > risk || (each.Risk == risk && string.Compare((string)(object)each.Id, id) > 0)));
            }
            return rows.OrderBy(Of(review, each => each.Risk)).ThenBy(Of(review, each => each.Id));
        }
    }
}
