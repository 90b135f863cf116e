using System.Globalization;
using System.Numerics;

namespace Releasing.Formats.Zsync;

/// <summary>What the header of a control file says.</summary>
public sealed class ZsyncSettings
{
    private const int SmallestBlock = 256;
    private const int LargestBlock = 1024 * 1024;

    /// <summary>What the file is called once it is downloaded. Default: null, its own name.</summary>
    public string? FileName { get; init; }

    /// <summary>Where the file is, absolute or relative to the control file. Default: null, its name: both lie in one place.</summary>
    public string? Address { get; init; }

    /// <summary>The time that the downloaded file gets. Default: the Unix epoch.</summary>
    public DateTimeOffset ModificationTime { get; init; } = DateTimeOffset.UnixEpoch;

    /// <summary>Bytes of a block, a power of two from 256 to 1,048,576. Default: null, 2048 for files below 100,000,000 bytes and 4096 for others, as zsyncmake has it.</summary>
    public int? BlockSize { get; init; }

    /// <summary>What is wrong, one full sentence each.</summary>
    internal IReadOnlyList<string> Problems(string name)
    {
        var problems = new List<string>();
        if (BlockSize is { } size && (!BitOperations.IsPow2(size) || size is < SmallestBlock or > LargestBlock))
        {
            problems.Add(string.Create(CultureInfo.InvariantCulture, $"The block size is {size}. Choose a power of two from {SmallestBlock} to {LargestBlock}."));
        }

        if (name.Length == 0 || name.Contains('/', StringComparison.Ordinal) || name.Any(char.IsControl) || Address?.Any(char.IsControl) == true)
        {
            problems.Add("The file name is empty, has a folder in it, or it or the address has a control character. Give a plain name and address.");
        }

        return problems;
    }
}
