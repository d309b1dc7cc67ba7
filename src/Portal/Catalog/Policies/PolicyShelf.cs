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

    public IReadOnlyList<ProductFault> Faults => _faults;

    public async Task ReadAllAsync(string templatesFolder, CancellationToken ct)
    {
        var files = new Dictionary<string, string>();
        var folder = Path.Combine(templatesFolder, Folder);
        foreach (var file in Directory.Exists(folder) ? Directory.GetFiles(folder, "*.yaml") : [])
            files[Path.GetFileName(file)] = await File.ReadAllTextAsync(file, ct);
        var (set, faults) = ReadPolicies.From(files);
        foreach (var fault in faults.Except(_faults)) log.LogWarning("Policies do not load: {File}:{Line} {Message}", fault.File, fault.Line, fault.Message);
        if (faults.Count == 0) _set = set;
        else if (_set is null) throw new InvalidOperationException($"The policies can't be read: {faults[0].File}:{faults[0].Line} {faults[0].Message}");
        _faults = faults;
    }
}
