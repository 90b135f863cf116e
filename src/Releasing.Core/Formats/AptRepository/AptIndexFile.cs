using System.Globalization;

namespace Releasing.Formats.AptRepository;

/// <summary>A file that <c>Release</c> vouches for.</summary>
/// <param name="Path">Its path below the suite's folder.</param>
/// <param name="Size">Length in bytes.</param>
/// <param name="Sha256">64 lower-case hexadecimal digits.</param>
internal sealed record AptIndexFile(string Path, long Size, string Sha256)
{
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $" {Sha256} {Size} {Path}");
}
