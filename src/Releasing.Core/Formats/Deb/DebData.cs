using System.Collections.Immutable;
using System.Security.Cryptography;
using Releasing.Files;
using Releasing.Formats.Archives;
using Releasing.Formats.Linux;
using Releasing.Formats.Payloads;
using Releasing.Formats.Tar;

namespace Releasing.Formats.Deb;

/// <summary>Writes <c>data.tar</c>, and keeps what the control files say of it.</summary>
internal sealed class DebData
{
    private const int Kibibyte = 1024;

    private readonly ImmutableArray<DebChecksum>.Builder _checksums = ImmutableArray.CreateBuilder<DebChecksum>();

    private DebData()
    {
    }

    /// <summary>The files with their digests, in the order of the archive.</summary>
    public IReadOnlyList<DebChecksum> Checksums => _checksums;

    /// <summary>
    /// In KiB, as dpkg-gencontrol(1) counts: contents of files and targets of links rounded up each, one for every directory, the root too.
    /// </summary>
    public long InstalledSize { get; private set; } = 1;

    /// <summary>The members that a Debian package has: it knows no files that it does not bring.</summary>
    public static IEnumerable<PackageMember> MembersOf(LinuxPackage package) => package.Members.Where(member => !member.Traits.HasFlag(PackageFileTraits.Ghost));

    public static async Task<DebData> WriteAsync(Stream output, DebPackage deb, CancellationToken cancellationToken)
    {
        var data = new DebData();
        await using var payload = PayloadStream.Open(output, deb.Payload);
        var tar = new TarWriter(payload, new TarSettings { Dialect = TarDialect.Gnu, NamePrefix = "./" });
        await tar.WriteAsync(TarEntry.Directory(".") with { ModificationTime = deb.Package.ModificationTime, UserName = "root", GroupName = "root" }, cancellationToken);
        // Links last, as dpkg-deb has them: what they point to is unpacked by then, also in the middle of an upgrade.
        foreach (var member in MembersOf(deb.Package).OrderBy(member => member.Kind == EntryKind.SymbolicLink))
        {
            await data.WriteAsync(tar, member, cancellationToken);
        }

        await tar.CompleteAsync(cancellationToken);
        await payload.CompleteAsync(cancellationToken);
        return data;
    }

    private async Task WriteAsync(TarWriter tar, PackageMember member, CancellationToken cancellationToken)
    {
        var entry = (member.Kind switch
        {
            EntryKind.Directory => TarEntry.Directory(member.RelativePath),
            EntryKind.SymbolicLink => TarEntry.SymbolicLink(member.RelativePath, member.LinkTarget!),
            _ => TarEntry.File(member.RelativePath, member.Content!),
        }) with
        {
            Mode = member.Kind == EntryKind.SymbolicLink ? 0b111_111_111 : member.Mode,
            ModificationTime = member.ModificationTime,
            UserName = member.Owner,
            GroupName = member.Group,
        };

        if (member.Kind != EntryKind.File)
        {
            await tar.WriteAsync(entry, cancellationToken);
            InstalledSize++;
            return;
        }

        // deb-md5sums(5) knows no other digest; it finds damage and proves nothing.
        using var md5 = IncrementalHash.CreateHash(HashAlgorithmName.MD5);
        long size = 0;
        ContentObserver observer = bytes =>
        {
            md5.AppendData(bytes);
            size += bytes.Length;
        };
        await tar.WriteAsync(entry with { Observer = observer }, cancellationToken);
        _checksums.Add(new DebChecksum(member, Convert.ToHexStringLower(md5.GetHashAndReset())));
        InstalledSize += (size + Kibibyte - 1) / Kibibyte;
    }
}
