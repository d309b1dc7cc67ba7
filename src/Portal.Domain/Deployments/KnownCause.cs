using System.Text.RegularExpressions;

namespace Portal.Domain.Deployments;

/// <summary>A kind of failure that is known, by the words AWS uses for it.</summary>
/// <param name="Code">A stable word, such as <c>quota</c>.</param>
/// <param name="Title">What went wrong, in a sentence; <c>{0}</c> is the resource.</param>
/// <param name="Meaning">What it means for the person who asked.</param>
/// <param name="Fitting">What helps against it, best first; the stack's state decides which of it is possible.</param>
/// <param name="Signs">Any of these in the reason tells it.</param>
public sealed record KnownCause(string Code, string Title, string Meaning, IReadOnlyList<NextAction> Fitting, Regex Signs);
