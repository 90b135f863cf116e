using System.Collections.Immutable;
using Releasing.Failures;
using Releasing.Formats.Archives;
using Releasing.Formats.Binaries;
using Releasing.Formats.Linux;
using Releasing.Targets;

namespace Releasing.Formats.Deb;

/// <summary>
/// Finds the packages of the shared libraries that programs are linked to, as dpkg-shlibdeps(1) does on a Debian system, but from a table: so it works on every
/// system, and for every processor. Only glibc is asked for in a version, the oldest that has every symbol the programs use.
/// </summary>
public static class DebLibraries
{
    /// <summary>Reads the headers of a package's programs and libraries.</summary>
    /// <param name="package">The package. One for every processor has no programs of its own; nothing is read then.</param>
    /// <exception cref="ReleaseException">A file cannot be read.</exception>
    public static DebLibraryResolution Resolve(LinuxPackage package)
    {
        ArgumentNullException.ThrowIfNull(package);
        var members = DebData.MembersOf(package).ToList();
        var images = package.Target is null ? [] : members.Where(MayBeLinked).Select(member => Read(member, package.Target)).OfType<BinaryImage>().ToList();
        var own = members.Select(member => member.Path[(member.Path.LastIndexOf('/') + 1)..]).ToHashSet(StringComparer.Ordinal);
        var packages = new SortedDictionary<string, PackageRelation>(StringComparer.Ordinal);
        var unresolved = new SortedSet<string>(StringComparer.Ordinal);
        foreach (var library in images.SelectMany(image => image.Libraries).Distinct().Where(library => !own.Contains(library)))
        {
            if (DebLibraryTable.Find(library) is { } relation)
            {
                packages[relation.Name] = relation;
            }
            else
            {
                unresolved.Add(library);
            }
        }

        if (packages.ContainsKey(DebLibraryTable.C) && images.Max(image => image.GlibcRequired) is { } oldest)
        {
            packages[DebLibraryTable.C] = new PackageRelation(DebLibraryTable.C, VersionComparison.GreaterOrEqual, oldest.ToString());
        }

        return new DebLibraryResolution([.. packages.Values], [.. unresolved]);
    }

    /// <summary>Depends with the packages of libraries behind it, except those that it or Pre-Depends names already.</summary>
    internal static ImmutableArray<PackageRelation> Complete(LinuxPackage package)
    {
        var relations = package.Relations;
        var named = relations.Depends.Concat(relations.PreDepends).SelectMany(relation => relation.Alternatives.Prepend(relation)).Select(relation => relation.Name.Split(':')[0]).ToHashSet(StringComparer.Ordinal);
        return [.. relations.Depends, .. Resolve(package).Packages.Where(relation => !named.Contains(relation.Name))];
    }

    /// <summary>Programs are executable, libraries are called so: no other file is opened for its header.</summary>
    private static bool MayBeLinked(PackageMember member) => member.Kind == EntryKind.File
        && ((member.Mode & 0b001_001_001) != 0 || member.Path.EndsWith(".so", StringComparison.Ordinal) || member.Path.Contains(".so.", StringComparison.Ordinal));

    /// <summary>The header of a program for the package's processor; null for every other file.</summary>
    private static BinaryImage? Read(PackageMember member, Target target)
    {
        using var stream = member.Content!.Open();
        if (!stream.CanSeek || !IsElf(stream))
        {
            return null;
        }

        try
        {
            var image = BinaryImage.Read(stream, member.Content.Origin);
            return image.Architectures is [var architecture] && architecture == Of(target.Arch) ? image : null;
        }
        catch (InvalidInputException)
        {
            // Here a damaged program is a file like any other; PackagedPrograms tells whoever put it in.
            return null;
        }
    }

    private static bool IsElf(Stream stream)
    {
        Span<byte> magic = stackalloc byte[4];
        var read = stream.ReadAtLeast(magic, magic.Length, throwOnEndOfStream: false);
        stream.Position = 0;
        return read == magic.Length && magic.SequenceEqual((ReadOnlySpan<byte>)[0x7F, (byte)'E', (byte)'L', (byte)'F']);
    }

    private static BinaryArchitecture Of(TargetArch arch) => arch switch
    {
        TargetArch.X64 => BinaryArchitecture.X64,
        TargetArch.Arm64 => BinaryArchitecture.Arm64,
        TargetArch.Armv7 => BinaryArchitecture.Arm,
        _ => BinaryArchitecture.Other,
    };
}
