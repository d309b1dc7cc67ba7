using Portal.Domain.Costs;

namespace Portal.Costs.Advice;

/// <summary>One input that could have another value; the evaluation of the form decides whether it may, and what it saves.</summary>
/// <param name="Saving">USD a month where the estimator knows nothing of it; null takes the estimator's difference.</param>
internal sealed record Candidate(AdviceKind Kind, string Parameter, string Value, string Title, string Risk, string Evidence, decimal? Saving = null);
