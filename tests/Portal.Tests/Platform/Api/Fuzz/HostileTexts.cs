namespace Portal.Tests.Platform.Api.Fuzz;

/// <summary>Texts that some program somewhere took for something else than text. None of them holds U+0000 or half a surrogate pair, which JSON can't carry as they are.</summary>
internal static class HostileTexts
{
    public static readonly string[] All =
    [
        "", " ", "\t\r\n", "null", "undefined", "NaN", "-1", "0", "true", "1e309", "99999999999999999999999999",
        "<script>alert(1)</script>", "\"><img src=x onerror=alert(1)>", "<svg/onload=alert(1)>", "javascript:alert(1)", "&lt;b&gt;", "]]>", "<!--", "{{7*7}}", "${7*7}",
        "'; DROP TABLE requests; --", "' OR '1'='1", "\\", "%", "_", "%00", "%n%s", "$(id)", "`id`", "| id", "../../../../etc/passwd", "..\\..\\windows", "file:///etc/passwd",
        "!Ref AWS::AccountId", "Fn::Sub", "${AWS::StackName}", "{{resolve:ssm:/x:1}}", "arn:aws:iam::999999999999:root", "- a\n- b", "&a *a", "key: value", "---\n...", "=1+1", "+cmd|' /C calc'!A0", "@SUM(1)", "-2+3",
        "\u202Egnp.exe", "\u200B\u200D\u2060", "\uFEFFbom", "مرحبا بالعالم", "שלום", "e\u0301\u0301\u0301\u0301", "👩‍👩‍👧‍👦🏳️‍🌈", "𝕱𝖚𝖟𝖟", "ﷺ", "İıſK", "\u2028\u2029", "\u0001\u0002\u007F\u0085", "\uFFFE\uFFFF\uFFFD", "Z͑ͫ̓ͪ̂ͫ̽͏̴̙̤̞͉͚̯̞̠͍A̴̵̜̰͔ͫ͗͢",
        "create,change", "production,staging", "Everything, Account", "2026-02-30", "0001-01-01T00:00:00Z", "9999-12-31T23:59:59.9999999Z", "9999-12-31T23:59:59-14:00", "0001-01-01T00:00:00+14:00", "2026-11-23", "24:00", "23:59:59", "1970-01-01T00:00:00", "0000-00-00", "2026-13", "0000-00", "9999-12", "0001-01",
        "CON", "con.txt", "a/b", "a?b#c", "a;b=c", "a\tb", "a\nb", "env-00000000000000000000000000", "req-", "-", new('a', 300), new('é', 5_000), new('x', 100_000), string.Concat(Enumerable.Repeat("(a+)+", 40)) + "!",
    ];

    /// <summary>Pieces of JSON, and of what is none, that stand where a value stood.</summary>
    public static readonly string[] Pieces =
    [
        "null", "true", "false", "0", "-0.0", "-1", "1", "2147483648", "-9223372036854775809", "79228162514264337593543950335", "99999999999999999999999999999999999", "1e28", "1e400", "-1e400", "1e-400", "0.1234567890123456789012345678901234567890",
        "NaN", "Infinity", "\"NaN\"", "\"1\"", "\"\"", "[]", "{}", "[null]", "[[]]", "[1,\"a\",null]", "{\"a\":{\"b\":[1]}}", "{\"\":\"\"}", "\"\\u0000\"", "\"\\ud800\"", "\"\\udc00\\ud800\"", "{\"\\ud800\":1}", "{\"\\u0000\":1}", "\"\\x41\"", "01", "0x10", "'a'", "undefined", "", ",", "}", "\"unclosed",
        Deep(60), Deep(70), Deep(20_000), $"\"{new string('x', 200_000)}\"", $"[{string.Join(',', Enumerable.Repeat("0", 20_000))}]", $"[{string.Join(',', Enumerable.Repeat("\"env-none\"", 3_000))}]", "\u00ff", "/*c*/1", "1,\n\"twice\":1,\"twice\":2",
    ];

    private static string Deep(int levels) => new string('[', levels) + new string(']', levels);
}
