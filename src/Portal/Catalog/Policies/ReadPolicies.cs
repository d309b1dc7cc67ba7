using System.Security.Cryptography;
using System.Text;
using Portal.CloudFormation.Syntax;
using Portal.Domain.Catalog;
using Portal.Domain.Catalog.Policies;

namespace Portal.Catalog.Policies;

/// <summary>Reads the files of <c>templates/policies</c> as one set of rules.</summary>
public static class ReadPolicies
{
    /// <param name="files">File name to text.</param>
    /// <returns>The set, and what is wrong with it; with any fault the set must not judge.</returns>
    public static (PolicySet Set, IReadOnlyList<ProductFault> Faults) From(IReadOnlyDictionary<string, string> files)
    {
        var faults = new List<ProductFault>();
        var rules = new List<PolicyRule>();
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (var (file, text) in files.OrderBy(file => file.Key, StringComparer.Ordinal))
        {
            hash.AppendData(Encoding.UTF8.GetBytes($"{file}\u0000{text.Length}\u0000{text}"));
            void Fault(Position? at, string message) => faults.Add(new ProductFault(PolicyShelf.Folder, file, at?.Line, at?.Column, message));
            var parsed = TemplateText.Parse(text);
            foreach (var problem in parsed.Problems) Fault(problem.At, problem.Message);
            if (parsed.Root is not { } root) continue;
            var before = faults.Count;
            var read = new PolicyYaml(Fault).Read(root, Path.GetFileNameWithoutExtension(file));
            rules.AddRange(read);
            // A rule that does not do what its own cases say must not judge. One that was misread would only add to the noise.
            if (faults.Count > before) continue;
            foreach (var rule in read)
                foreach (var example in rule.Contradicted)
                    Fault(new Position(example.Line, example.Column), $"Rule '{rule.Id}' {(example.Applies ? "does not apply" : "applies")} to this case, which says that it {(example.Applies ? "does" : "does not")}.");
        }
        foreach (var twice in rules.GroupBy(rule => rule.Id).Where(same => same.Count() > 1))
            faults.Add(new ProductFault(PolicyShelf.Folder, "", null, null, $"{twice.Count()} rules are called '{twice.Key}'. Name each differently."));
        return (new PolicySet(Convert.ToHexStringLower(hash.GetHashAndReset()), rules), faults);
    }
}
