// Code that breaks the order of the stages, and some that keeps it: StageOrderTests and OwnRecordTests look at it.
#pragma warning disable CA1812 // Nobody makes these: their code is read, not run.

using Portal.Architecture.Samples.Line.Reviews;

namespace Portal.Architecture.Samples.Line
{
    internal sealed class Contents
    {
        public List<Home.SampleOverview> All { get; } = [];
    }
}

namespace Portal.Architecture.Samples.Line.Platform
{
    internal sealed class KnowsAStage
    {
        public static bool Knows(object thing) => thing is SampleReview;
    }
}

namespace Portal.Architecture.Samples.Line.Catalog
{
    internal sealed class AsksAhead
    {
        public static Func<int> Ask(IReadOnlyList<SampleReview> reviews) => () => reviews.Count;
    }

    internal sealed class AwaitsAhead
    {
        public static async Task<object> AskAsync()
        {
            await Task.Yield();
            return new List<SampleReview[]>();
        }
    }

    internal sealed class WritesAhead
    {
        public static async Task WriteAsync(SampleReview review)
        {
            await Task.Yield();
            review.Decide("no");
        }
    }

    internal sealed class KeepsToItself
    {
        public static Platform.KnowsAStage? Foundation => null;
    }
}

namespace Portal.Architecture.Samples.Line.Reviews
{
    internal sealed class SampleReview
    {
        private SampleReview() { }

        public string State { get; private set; } = "";

        public static SampleReview Open() => new() { State = "waiting" };

        public bool IsOpen() => State == "waiting";

        public void Decide(string state) => Change(state);

        private void Change(string state) => State = state;
    }

    internal sealed class CallsHome
    {
        public Home.SampleOverview? Overview { get; init; }
    }

    internal sealed class DecidesItsOwn
    {
        public static void Decide() => SampleReview.Open().Decide("yes");
    }
}

namespace Portal.Architecture.Samples.Line.Costs
{
    internal sealed class OpensBehind
    {
        public static bool Open() => SampleReview.Open().IsOpen();
    }
}

namespace Portal.Architecture.Samples.Line.Home
{
    internal sealed class SampleOverview
    {
        public SampleReview? Newest { get; init; }
    }
}

namespace Portal.Architecture.Samples.Line.Nowhere
{
    internal sealed class HasNoPlace;
}
