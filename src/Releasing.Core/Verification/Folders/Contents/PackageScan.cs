using Releasing.Formats.Ar;
using Releasing.Formats.Payloads;
using Releasing.Formats.Rpm.Reading;

namespace Releasing.Verification.Folders.Contents;

/// <summary>Reads what Debian and RPM packages put into the system.</summary>
internal static class PackageScan
{
    /// <summary>The files of a Debian package, and those of its control archive.</summary>
    /// <returns>Why nothing was looked at; null when all was.</returns>
    public static async Task<string?> DebAsync(Stream file, string name, ContentBudget budget, MemberVisitor visit, MemberVisitor visitControl, CancellationToken cancellationToken)
    {
        var archives = 0;
        await foreach (var entry in ArReader.ReadAsync(file, name, cancellationToken))
        {
            var member = entry.Member.Name;
            var isData = member.StartsWith("data.tar", StringComparison.Ordinal);
            if (!isData && !member.StartsWith("control.tar", StringComparison.Ordinal))
            {
                continue;
            }

            archives++;
            if (CompressionOf(Path.GetExtension(member)) is not { } compression)
            {
                throw new CheckFailedException(FolderReason.ContentsMalformed, $"'{member}' is packed by a method that dpkg does not know.");
            }

            await using var unpacking = Unpacking.Open(entry.Content, compression, budget, cancellationToken);
            if (unpacking is null)
            {
                return $"it needs the program {CompressorProgram.NameOf(compression)}";
            }

            await TarScan.RunAsync(unpacking.Stream, budget, isData ? visit : visitControl, cancellationToken);
            await unpacking.FinishAsync(cancellationToken);
        }

        return archives == 2 ? null : throw new CheckFailedException(FolderReason.ContentsMalformed, "It has not one control archive and one data archive.");
    }

    /// <summary>The files of an RPM package.</summary>
    /// <returns>Why nothing was looked at; null when all was.</returns>
    public static async Task<string?> RpmAsync(FileStream file, string name, ContentBudget budget, MemberVisitor visit, CancellationToken cancellationToken)
    {
        var package = RpmPackageFile.Read(file, name);
        file.Position = package.HeaderEnd;
        var start = new byte[4];
        var read = await file.ReadAtLeastAsync(start, start.Length, throwOnEndOfStream: false, cancellationToken);
        if (CompressionOf(start.AsSpan(0, read)) is not { } compression)
        {
            return "its payload is packed by a method that is not known here";
        }

        file.Position = package.HeaderEnd;
        await using var unpacking = Unpacking.Open(file, compression, budget, cancellationToken);
        if (unpacking is null)
        {
            return $"it needs the program {CompressorProgram.NameOf(compression)}";
        }

        await CpioScan.RunAsync(unpacking.Stream, budget, visit, cancellationToken);
        await unpacking.FinishAsync(cancellationToken);
        return null;
    }

    private static PayloadCompression? CompressionOf(string name) => name switch
    {
        ".tar" => PayloadCompression.None,
        ".gz" => PayloadCompression.Gzip,
        ".xz" => PayloadCompression.Xz,
        ".zst" => PayloadCompression.Zstd,
        _ => null,
    };

    // By the first bytes: the tag that names the method may be left out.
    private static PayloadCompression? CompressionOf(ReadOnlySpan<byte> start) => start switch
    {
        [(byte)'0', (byte)'7', (byte)'0', (byte)'7'] => PayloadCompression.None,
        [0x1F, 0x8B, ..] => PayloadCompression.Gzip,
        [0xFD, (byte)'7', (byte)'z', (byte)'X'] => PayloadCompression.Xz,
        [0x28, 0xB5, 0x2F, 0xFD] => PayloadCompression.Zstd,
        _ => null,
    };
}
