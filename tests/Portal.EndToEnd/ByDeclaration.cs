using Xunit.Sdk;
using Xunit.v3;

namespace Portal.EndToEnd;

/// <summary>Tests of a class in the order in which they stand there, for those who share a clock that only goes forward.</summary>
public sealed class ByDeclaration : ITestCaseOrderer
{
    public IReadOnlyCollection<TTestCase> OrderTestCases<TTestCase>(IReadOnlyCollection<TTestCase> testCases) where TTestCase : notnull, ITestCase =>
        [.. testCases.OrderBy(test => test.SourceLineNumber)];
}
