using Portal.Domain.Catalog;
using Portal.Domain.Catalog.Policies;

namespace Portal.Catalog.Policies;

/// <summary>The rules in force on this node. Rules that can't be read leave those before in place; without any the portal does not start.</summary>
public sealed class PolicyShelf(ILogger<PolicyShelf> log)
{
    /// <summary>The folder beside the products.</summary>
    public const string Folder = "policies";

    private volatile PolicySet? _set;
    private volatile IReadOnlyList<ProductFault> _faults = [];

    /// <summary>Throws before they were read: nothing may be judged by no rules.</summary>
    public PolicySet Current => _set ?? throw new InvalidOperationException("The policies have not been read yet.");

    /// <summary>Why the files as they are now are not in force; empty when they are.</summary>
    public IReadOnlyList<ProductFault> Faults => _faults;

    public async Task ReadAllAsync(string templatesFolder, CancellationToken ct)
    {
        var (set, faults) = await ReadAsync(Path.Combine(templatesFolder, Folder), ct);
        foreach (var fault in faults.Except(_faults)) log.LogWarning("Policies do not load: {File}:{Line}:{Column} {Message}", fault.File, fault.Line, fault.Column, fault.Message);
        if (faults.Count == 0) _set = set;
        else if (_set is null) throw new InvalidOperationException($"The policies can't be read: {faults[0].File}:{faults[0].Line}:{faults[0].Column} {faults[0].Message}");
        _faults = faults;
    }

    private async Task<(PolicySet Set, IReadOnlyList<ProductFault> Faults)> ReadAsync(string folder, CancellationToken ct)
    {
        // A folder that is gone is a mistake where there were rules; a portal that never had any runs without.
        if (!Directory.Exists(folder) && _set is { Rules.Count: > 0 }) return (_set, [Fault("", "The folder is gone. Put it back; a folder without files switches all rules off.")]);
        var (files, faults) = (new Dictionary<string, string>(), new List<ProductFault>());
        try
        {
            foreach (var file in Directory.Exists(folder) ? Directory.GetFiles(folder, "*.yaml") : [])
            {
                var (text, problem) = await ReadCatalogFile.RunAsync(folder, file, ct);
                if (text is not null) files[Path.GetFileName(file)] = text;
                else faults.Add(new ProductFault(Folder, Path.GetFileName(file), problem!.At.Line, problem.At.Column, problem.Message));
            }
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            return (PolicySet.Empty, [Fault("", $"The files could not be read: {fault.Message}")]);
        }
        return faults.Count > 0 ? (PolicySet.Empty, faults) : ReadPolicies.From(files);
    }

    private static ProductFault Fault(string file, string message) => new(Folder, file, null, null, message);
}
