using System.Data.Common;
using Portal.Domain;
using Portal.Domain.Catalog.Policies;
using Portal.Domain.Requests;

namespace Portal.Requests.Wizard;

/// <summary>
/// The form's state while somebody types: recalculates at each change, keeps the draft saved a moment after the last
/// one, knows what is wrong and which of it may be shown. All calls come from one page, on its own dispatcher, and a
/// recalculation ends before the next change is looked at: an older result can't overwrite a newer one.
/// </summary>
public sealed class DraftEditor : IAsyncDisposable
{
    public static readonly TimeSpan SaveAfter = TimeSpan.FromMilliseconds(400);
    private static readonly TimeSpan TryAgainAfter = TimeSpan.FromSeconds(5);

    private readonly Func<Draft, Evaluation> _evaluate;
    private readonly Func<RequestContent, uint?, Task<Outcome<EnvironmentRequest>>> _save;
    private readonly Func<Func<Task>, Task> _dispatch;
    private readonly ITimer _timer;
    private readonly SemaphoreSlim _saving = new(1);
    private readonly HashSet<string> _touched = [];
    private IReadOnlyList<Problem> _refused = [];
    private uint _version;
    private bool _dirty, _givenUp;

    /// <param name="evaluate">Everything that follows from a draft.</param>
    /// <param name="save">Keeps a content over the version that was seen; null saves over whatever stands.</param>
    /// <param name="dispatch">Runs work on the page's dispatcher: the timer fires elsewhere.</param>
    public DraftEditor(
        Draft draft,
        uint version,
        DateTimeOffset savedAt,
        Func<Draft, Evaluation> evaluate,
        Func<RequestContent, uint?, Task<Outcome<EnvironmentRequest>>> save,
        Func<Func<Task>, Task> dispatch,
        TimeProvider clock)
    {
        (Draft, _version, SavedAt, _evaluate, _save, _dispatch) = (draft, version, savedAt, evaluate, save, dispatch);
        Evaluation = evaluate(draft);
        Problems = Evaluation.Problems;
        _timer = clock.CreateTimer(_ => _ = _dispatch(SaveAsync), null, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
    }

    public Draft Draft { get; private set; }

    /// <summary>What a reviewer said of fields when it was sent back, by their paths.</summary>
    public IReadOnlyDictionary<string, FieldComment> Comments { get; set; } = new Dictionary<string, FieldComment>();

    /// <summary>What follows from <see cref="Draft"/>, always from this very one.</summary>
    public Evaluation Evaluation { get; private set; }

    public DateTimeOffset SavedAt { get; private set; }
    public bool IsSaving { get; private set; }

    /// <summary>The draft was changed in another window: nothing is saved here until somebody chooses.</summary>
    public bool ChangedElsewhere { get; private set; }

    /// <summary>Why the last save was refused, as a sentence.</summary>
    public string? SaveRefusal { get; private set; }

    public bool IsSaved => !_dirty && !IsSaving && SaveRefusal is null && !ChangedElsewhere;

    /// <summary>Everything that is wrong, shown or not.</summary>
    public IReadOnlyList<Problem> Problems { get; private set; }

    /// <summary>What keeps a submit back: everything that is wrong, and what a policy refuses.</summary>
    public IReadOnlyList<Problem> Blocking => [.. Problems.Concat(Evaluation.Denials).DistinctBy(problem => (problem.Field, problem.Code, problem.Message))];

    /// <summary>What the page shows must be drawn again.</summary>
    public Action? Changed { get; set; }

    /// <summary>The problem of a field, once the field was touched.</summary>
    public Problem? ShownAt(string field) => _touched.Contains(field) ? Problems.FirstOrDefault(problem => problem.Field == field) : null;

    /// <summary>The problem of a touched field in words, with what to do.</summary>
    public string? WordsAt(string field) => ShownAt(field) is { } problem ? ProblemWords.Whole(Draft.Shelved, problem) : null;

    /// <summary>
    /// What policies say, refusals first. Without a region nothing can be priced, and a warning of that only says that
    /// the form is not filled in yet.
    /// </summary>
    public IReadOnlyList<Finding> Findings =>
        [.. Evaluation.Policy.Findings.Where(finding => finding.Field is not null || finding.Severity is Severity.Deny || Draft.Content.Region.Length > 0)];

    /// <summary>What policies say to a field, refusals first.</summary>
    public IReadOnlyList<Finding> FindingsAt(string field) => Evaluation.Policy.Findings.Where(finding => finding.Field == field).ToList();

    /// <summary>What other values of a parameter would add to the expected estimate, USD a month; empty where that is not known.</summary>
    public IReadOnlyDictionary<string, decimal> ChangesOf(string parameter) =>
        Evaluation.Choices.Where(choice => choice.Parameter == parameter).ToDictionary(choice => choice.Value, choice => choice.Change.Expected);

    /// <summary>From now on these fields show their problems.</summary>
    public void Touch(IEnumerable<string> fields) => _touched.UnionWith(fields);

    public void Set(string field, Draft draft)
    {
        _touched.Add(field);
        Take(draft);
    }

    public void Take(Draft draft)
    {
        Draft = draft;
        // What only a submit can know (a name that is taken) stands until the form is changed.
        _refused = [];
        Evaluation = _evaluate(draft);
        Problems = Evaluation.Problems;
        _dirty = true;
        if (!ChangedElsewhere) _timer.Change(SaveAfter, Timeout.InfiniteTimeSpan);
        Changed?.Invoke();
    }

    /// <summary>Problems that a submit found beyond those the form knows.</summary>
    public void Refuse(IReadOnlyList<Problem> problems)
    {
        _refused = problems;
        Problems = [.. Problems.Concat(_refused).DistinctBy(problem => (problem.Field, problem.Code))];
        Touch(Problems.Select(problem => problem.Field));
        Changed?.Invoke();
    }

    /// <summary>Saves now, if there is something to save; true when everything typed is kept.</summary>
    public async Task<bool> FlushAsync()
    {
        await SaveAsync();
        return IsSaved;
    }

    /// <summary>Keeps what is typed here over what another window saved.</summary>
    public async Task KeepMineAsync()
    {
        ChangedElsewhere = false;
        await SaveAsync(over: true);
    }

    /// <summary>Somebody says that the record changed: looks whether it was this form.</summary>
    public async Task LookAsync(Func<Task<EnvironmentRequest?>> read)
    {
        if (_givenUp) return;
        await _saving.WaitAsync();
        try
        {
            if (await read() is { } stands && stands.Version != _version) StopFor(elsewhere: true, null);
        }
        finally
        {
            _saving.Release();
        }
        Changed?.Invoke();
    }

    /// <summary>What is typed here is not wanted any more: nothing is saved from now on.</summary>
    public void GiveUp() => _givenUp = true;

    private Task SaveAsync() => SaveAsync(over: false);

    private async Task SaveAsync(bool over)
    {
        if (ChangedElsewhere || _givenUp) return;
        await _saving.WaitAsync();
        try
        {
            // Typing goes on while a save is under way; the newest content is taken each time round.
            while (_dirty && !ChangedElsewhere)
            {
                (_dirty, IsSaving) = (false, true);
                Changed?.Invoke();
                Judge(await _save(Draft.Content, over ? null : _version));
            }
        }
        catch (Exception fault) when (fault is DbException or TimeoutException || fault.InnerException is DbException)
        {
            (_dirty, SaveRefusal) = (true, "The draft could not be saved; the portal tries again. What you typed is still here.");
            _timer.Change(TryAgainAfter, Timeout.InfiniteTimeSpan);
        }
        finally
        {
            IsSaving = false;
            _saving.Release();
        }
        Changed?.Invoke();
    }

    private void Judge(Outcome<EnvironmentRequest> outcome)
    {
        switch (outcome)
        {
            case Outcome<EnvironmentRequest>.Done(var request):
                (_version, SavedAt, SaveRefusal) = (request.Version, request.UpdatedAt, null);
                break;
            case Outcome<EnvironmentRequest>.Stale:
                StopFor(elsewhere: true, null);
                break;
            case Outcome<EnvironmentRequest>.Invalid(var problems):
                StopFor(elsewhere: false, string.Join(' ', problems.Select(problem => $"{problem.Message} {problem.Fix}")));
                break;
            case Outcome<EnvironmentRequest>.NotFound(var why):
                StopFor(elsewhere: false, why);
                break;
            case Outcome<EnvironmentRequest>.Forbidden(var why):
                StopFor(elsewhere: false, why);
                break;
            case Outcome<EnvironmentRequest>.Conflict(var why):
                StopFor(elsewhere: false, why);
                break;
            default:
                throw new InvalidOperationException($"{outcome.GetType()} is not one of the endings.");
        }
    }

    private void StopFor(bool elsewhere, string? refusal) => (ChangedElsewhere, SaveRefusal) = (elsewhere, refusal);

    /// <summary>What was typed in the last moment is kept too.</summary>
    public async ValueTask DisposeAsync()
    {
        await _timer.DisposeAsync();
        Changed = null;
        await SaveAsync();
    }
}
