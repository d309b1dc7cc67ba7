namespace Portal.Tests.Catalog;

/// <summary>Product folders that are an accident or an attack: each begins as a product that loads, and has one thing wrong.</summary>
internal static class HostileFolders
{
    private const string Description = "product: NAME\nversion: 1.0.0\ntitle: A product\nsummary: It stands.\nowner: Somebody\ntemplate: template.yaml\nform: []\npresets: []\n";
    private const string Template = "Resources:\n  Topic:\n    Type: AWS::SNS::Topic\n";

    /// <summary>What is done to a folder, by its name.</summary>
    public static readonly IReadOnlyDictionary<string, Action<string>> All = new Dictionary<string, Action<string>>
    {
        ["aliases-that-double"] = folder => Write(folder, "template.yaml", "a: &a [x,x,x,x,x,x,x,x,x]\nb: &b [*a,*a,*a,*a,*a,*a,*a,*a]\nc: &c [*b,*b,*b,*b,*b,*b,*b,*b]\nd: [*c,*c,*c,*c,*c,*c,*c,*c]\nResources: {}\n"),
        ["an-alias-of-itself"] = folder => Write(folder, "product.yaml", Of(folder) + "assumptions: &a [*a]\n"),
        ["deep-lists"] = folder => Write(folder, "template.yaml", "Resources: " + new string('[', 50_000) + new string(']', 50_000)),
        ["deep-functions"] = folder => Write(folder, "template.yaml", Template + "    Properties:\n      TopicName: " + string.Concat(Enumerable.Repeat("!Join ['', [", 3_000)) + "x" + string.Concat(Enumerable.Repeat("]]", 3_000)) + "\n"),
        ["two-megabytes"] = folder => Write(folder, "template.yaml", Template + "# " + new string('x', 2_000_000)),
        ["a-file-beside-of-two-megabytes"] = folder => Write(folder, "notes.json", new string(' ', 2_000_000)),
        ["a-title-of-a-megabyte"] = folder => Write(folder, "product.yaml", Of(folder).Replace("A product", new string('x', 1_000_000), StringComparison.Ordinal)),
        ["an-unknown-tag"] = folder => Write(folder, "template.yaml", "Resources:\n  A: !!python/object/apply:os.system ['id']\n"),
        ["keys-twice"] = folder => Write(folder, "template.yaml", Template + "  Topic:\n    Type: AWS::SQS::Queue\n"),
        ["no-text"] = folder => File.WriteAllBytes(Path.Combine(folder, "template.yaml"), [0x7F, 0x45, 0x4C, 0x46, 0x02, 0x01, 0x01, 0x00, 0xFF, 0xFE]),
        ["a-nul"] = folder => Write(folder, "beside.json", "{\"a\":\"\0\"}"),
        ["a-nul-escaped"] = folder => Write(folder, "product.yaml", Of(folder).Replace("A product", "\"A\\0product\"", StringComparison.Ordinal)),
        ["a-surrogate"] = folder => Write(folder, "product.yaml", Of(folder).Replace("A product", "\"\\uD800\"", StringComparison.Ordinal)),
        ["a-template-elsewhere"] = folder => Write(folder, "product.yaml", Of(folder).Replace("template.yaml", "../three-tier/template.yaml", StringComparison.Ordinal)),
        ["a-template-at-the-root"] = folder => Write(folder, "product.yaml", Of(folder).Replace("template.yaml", "/etc/passwd", StringComparison.Ordinal)),
        ["a-policy-elsewhere"] = folder => Write(folder, "product.yaml", Of(folder) + "stackPolicy: ../../../../etc/passwd\n"),
        ["a-link-out"] = folder => File.CreateSymbolicLink(Path.Combine(folder, "secret.yaml"), "/etc/hostname"),
        ["a-link-without-end"] = folder => File.CreateSymbolicLink(Path.Combine(folder, "zero.yaml"), "/dev/zero"),
        ["a-link-to-itself"] = folder => File.CreateSymbolicLink(Path.Combine(folder, "self.yaml"), Path.Combine(folder, "self.yaml")),
        ["a-link-out-by-a-folder"] = folder =>
        {
            Directory.CreateSymbolicLink(Path.Combine(folder, "etc"), "/etc");
            File.CreateSymbolicLink(Path.Combine(folder, "name.yaml"), Path.Combine(folder, "etc", "hostname"));
        },
        ["a-version-of-lines"] = folder => Write(folder, "product.yaml", Of(folder).Replace("1.0.0", "\"1\\n<script>\"", StringComparison.Ordinal)),
        ["a-pattern-that-is-none"] = folder => Write(folder, "template.yaml", "Parameters:\n  P:\n    Type: String\n    AllowedPattern: '(((['\n" + Template),
        ["thousands-of-parameters"] = folder => Write(folder, "template.yaml", "Parameters:\n" + string.Concat(Enumerable.Range(0, 5_000).Select(n => $"  P{n}: {{ Type: String }}\n")) + Template),
        ["numbers-without-end"] = folder => Write(folder, "product.yaml", Of(folder) + "order: 1e400\nband: { floor: -79228162514264337593543950335, ceiling: 99999999999999999999999999999999 }\nbuild: { minutes: 99999999999999999999 }\n"),
        ["everything-of-another-kind"] = folder => Write(folder, "product.yaml", "product: [a]\nversion: { a: b }\ntitle: ~\ntemplate: []\nform: x\npresets: { a: b }\nassumptions: 5\noutputs: x\nstages: { a: b }\ncapabilities: x\nfixed: []\ndefaults: x\nband: []\nbuild: x\norder: []\n"),
        ["no-product-at-all"] = folder => Write(folder, "product.yaml", "---\n...\n---\nx\n"),
        ["<script>alert(1)<"] = _ => { },
        ["a name\nof two lines"] = _ => { },
        ["\u202Ereversed"] = _ => { },
    };

    /// <summary>Writes one under the templates folder.</summary>
    public static string Make(string templates, string name)
    {
        var folder = Directory.CreateDirectory(Path.Combine(templates, name)).FullName;
        Write(folder, "product.yaml", Of(folder));
        Write(folder, "template.yaml", Template);
        All[name](folder);
        return folder;
    }

    private static string Of(string folder) => Description.Replace("NAME", $"\"{Path.GetFileName(folder).Replace("\n", "\\n", StringComparison.Ordinal)}\"", StringComparison.Ordinal);

    private static void Write(string folder, string file, string text) => File.WriteAllText(Path.Combine(folder, file), text);
}
