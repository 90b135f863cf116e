using System.Globalization;
using Releasing.Files;
using Releasing.Formats.Cabinet;

namespace Releasing.Core.Tests.Formats.Cabinet;

/// <summary>Folders of files of every kind and length, the same for the same seed.</summary>
public static class RandomCabinet
{
    private static readonly int[] s_lengths = [0, 1, 100, 4000, 32767, 32768, 32769, 65536, 100_000];

    public static IReadOnlyList<CabinetFolder> Create(uint seed)
    {
        var random = new SampleBytes((seed * 7919) + 1);
        var number = 0;
        return [.. Enumerable.Range(0, 1 + random.Below(4)).Select(_ => new CabinetFolder([.. Enumerable.Range(0, 1 + random.Below(12)).Select(_ => File(random, number++))], random.Below(4) == 0 ? CabinetCompression.None : CabinetCompression.Mszip))];
    }

    private static CabinetFile File(SampleBytes random, int number)
    {
        var length = random.Below(2) == 0 ? s_lengths[random.Below(s_lengths.Length)] : random.Below(3000);
        var bytes = random.Below(3) switch { 0 => random.Noise(length), 1 => random.Text(length), _ => random.Mixed(length) };
        var name = string.Create(CultureInfo.InvariantCulture, $"{(random.Below(3) == 0 ? "folder\\" : "")}file {number}{(random.Below(4) == 0 ? " grüße 日本" : "")}.bin");
        var time = new DateTimeOffset(1980, 1, 1, 0, 0, 0, TimeSpan.Zero).AddSeconds(random.Below(1_500_000_000) * 2L);
        return new CabinetFile(name, ContentSource.FromBytes(bytes, name), time, random.Below(2) == 0 ? CabinetAttributes.Archive : CabinetAttributes.ReadOnly | CabinetAttributes.Hidden);
    }
}
