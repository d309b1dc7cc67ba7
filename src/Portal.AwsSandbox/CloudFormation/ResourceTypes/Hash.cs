using System.Security.Cryptography;
using System.Text;

namespace Portal.AwsSandbox.CloudFormation.ResourceTypes;

/// <summary>Names and chances that look random and are not: the same seed gives the same, before and after a restart.</summary>
public static class Hash
{
    private const string Upper = "ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789";

    public static string Hex(string seed, int length) => Convert.ToHexStringLower(Bytes(seed))[..length];

    /// <summary>Capital letters and digits, as in generated names.</summary>
    public static string Letters(string seed, int length) =>
        string.Concat(Enumerable.Range(0, length).Select(n => Upper[Bytes($"{seed}/{n / 32}")[n % 32] % Upper.Length]));

    public static string Digits(string seed, int length) =>
        string.Concat(Bytes(seed).Take(length).Select(b => (char)('0' + b % 10)));

    public static string Uuid(string seed) => new Guid(Bytes(seed).AsSpan(0, 16)).ToString();

    /// <summary>From 0 up to 1.</summary>
    public static double Fraction(string seed) => BitConverter.ToUInt32(Bytes(seed)) / (uint.MaxValue + 1.0);

    public static string Of(string text) => Convert.ToHexStringLower(Bytes(text))[..32];

    private static byte[] Bytes(string seed) => SHA256.HashData(Encoding.UTF8.GetBytes(seed));
}
