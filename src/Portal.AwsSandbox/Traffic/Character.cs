using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;

namespace Portal.AwsSandbox.Traffic;

/// <summary>What kind of users an environment has.</summary>
/// <param name="Seed">Seeds its noise.</param>
/// <param name="PeakHour">Local hour of the day with most requests.</param>
/// <param name="DailySwing">How far the day's curve leaves its mean, as a share of it.</param>
/// <param name="Weekend">Demand of a Saturday or Sunday, as a share of a working day's.</param>
/// <param name="YearlyGrowth">By how much a year multiplies demand.</param>
/// <param name="Roughness">How far noise leads away from the curve, as a share of it.</param>
/// <param name="Offset">Of the users' local time from UTC, the year round: there is no summer time here.</param>
public sealed record Character(
    ulong Seed, double PeakHour, double DailySwing, double Weekend, double YearlyGrowth, double Roughness, TimeSpan Offset)
{
    // Where a region's users live, by the region's first two words.
    private static readonly Dictionary<string, double> Zones = new()
    {
        ["us-east"] = -5,
        ["us-west"] = -8,
        ["ca-central"] = -5,
        ["ca-west"] = -7,
        ["sa-east"] = -3,
        ["mx-central"] = -6,
        ["eu-west"] = 0,
        ["eu-central"] = 1,
        ["eu-north"] = 1,
        ["eu-south"] = 1,
        ["me-south"] = 3,
        ["me-central"] = 4,
        ["il-central"] = 2,
        ["af-south"] = 2,
        ["ap-south"] = 5.5,
        ["ap-southeast"] = 8,
        ["ap-east"] = 8,
        ["ap-northeast"] = 9,
    };

    public static Character Of(string name, string region)
    {
        var bytes = SHA256.HashData(Encoding.UTF8.GetBytes(name));
        return new Character(
            BinaryPrimitives.ReadUInt64LittleEndian(bytes),
            Between(13, 16.5, bytes[8]), Between(0.35, 0.6, bytes[9]), Between(0.45, 0.85, bytes[10]),
            Between(0.95, 1.5, bytes[11]), Between(0.06, 0.14, bytes[12]), ZoneOf(region));
    }

    public static TimeSpan ZoneOf(string region) =>
        TimeSpan.FromHours(Zones.GetValueOrDefault(string.Join('-', region.Split('-').Take(2))));

    private static double Between(double least, double most, byte chance) => least + (most - least) * chance / 255;
}
