using System.Collections.Immutable;
using Releasing.Formats.Binaries;

namespace Releasing.Formats.Rpm;

/// <summary>The capabilities of ELF files, under the names that rpm's elfdeps gives them: <c>libc.so.6(GLIBC_2.34)(64bit)</c>.</summary>
internal static class RpmElfDependencies
{
    public static ImmutableArray<RpmDependency> Requires(BinaryImage image)
    {
        var linking = image.Elf!;
        return
        [
            .. image.Libraries.Select(library => Capability(library, null, linking.Is64))
                .Concat(linking.Needs.Select(need => Capability(need.Library, need.Version, linking.Is64)))
                .Concat(linking.HasOnlyGnuHash ? ["rtld(GNU_HASH)"] : Array.Empty<string>())
                .Distinct()
                .Select(name => new RpmDependency(name, RpmSense.FoundRequirement, "")),
        ];
    }

    public static ImmutableArray<RpmDependency> Provides(BinaryImage image)
    {
        var linking = image.Elf!;
        return
        [
            .. linking.Offers.Select(offer => Capability(offer.Library, offer.Version, linking.Is64))
                .Concat(linking.LibraryName is null ? Array.Empty<string>() : [Capability(linking.LibraryName, null, linking.Is64)])
                .Distinct()
                .Select(name => new RpmDependency(name, RpmSense.FoundProvision, "")),
        ];
    }

    private static string Capability(string library, string? version, bool is64) => (version, is64) switch
    {
        (null, false) => library,
        (_, false) => $"{library}({version})",
        _ => $"{library}({version})(64bit)",
    };
}
