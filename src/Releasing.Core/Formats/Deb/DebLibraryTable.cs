using System.Collections.Frozen;
using Releasing.Formats.Linux;

namespace Releasing.Formats.Deb;

/// <summary>
/// Which Debian package brings a shared library, by the name that programs ask for (DT_SONAME). Only libraries whose package is the same in every Debian and
/// Ubuntu since 2021, or has had one other name since: what changes with each release (ICU, LLVM, Boost) has no place here.
/// </summary>
internal static class DebLibraryTable
{
    /// <summary>The C library: its packages are asked for with a version.</summary>
    public const string C = "libc6";

    private static readonly FrozenDictionary<string, string[]> s_packages = new (string Packages, string[] Libraries)[]
    {
        // glibc brings all of its parts, and the loader of each processor, in one package.
        (C,
        [
            "libc.so.6", "libm.so.6", "libdl.so.2", "libpthread.so.0", "librt.so.1", "libresolv.so.2", "libutil.so.1", "libanl.so.1", "libmvec.so.1", "libthread_db.so.1",
            "libBrokenLocale.so.1", "ld-linux-x86-64.so.2", "ld-linux-aarch64.so.1", "ld-linux-armhf.so.3",
        ]),
        ("libcrypt1", ["libcrypt.so.1"]),
        // What compilers put under every program: GCC's support library has been libgcc-s1 since Debian 11, Ubuntu 20.04.
        ("libgcc-s1", ["libgcc_s.so.1"]),
        ("libstdc++6", ["libstdc++.so.6"]),
        ("libatomic1", ["libatomic.so.1"]),
        ("libgomp1", ["libgomp.so.1"]),
        ("libgfortran5", ["libgfortran.so.5"]),
        ("libunwind8", ["libunwind.so.8"]),
        // Compression.
        ("zlib1g", ["libz.so.1"]),
        ("libbz2-1.0", ["libbz2.so.1.0"]),
        ("liblzma5", ["liblzma.so.5"]),
        ("libzstd1", ["libzstd.so.1"]),
        ("liblz4-1", ["liblz4.so.1"]),
        // The change to a 64-bit time_t (Debian 13, Ubuntu 24.04) gave some packages another name for the same library.
        ("libssl3|libssl3t64", ["libssl.so.3", "libcrypto.so.3"]),
        ("libcurl4|libcurl4t64", ["libcurl.so.4"]),
        ("libglib2.0-0|libglib2.0-0t64", ["libglib-2.0.so.0", "libgobject-2.0.so.0", "libgio-2.0.so.0", "libgmodule-2.0.so.0"]),
        ("libgtk-3-0|libgtk-3-0t64", ["libgtk-3.so.0", "libgdk-3.so.0"]),
        ("libasound2|libasound2t64", ["libasound.so.2"]),
        ("libreadline8|libreadline8t64", ["libreadline.so.8"]),
        ("libpcap0.8|libpcap0.8t64", ["libpcap.so.0.8"]),
        ("libfuse2|libfuse2t64", ["libfuse.so.2"]),
        ("libelf1|libelf1t64", ["libelf.so.1"]),
        // The system: devices, services, accounts, names of files.
        ("libudev1", ["libudev.so.1"]),
        ("libsystemd0", ["libsystemd.so.0"]),
        ("libdbus-1-3", ["libdbus-1.so.3"]),
        ("libusb-1.0-0", ["libusb-1.0.so.0"]),
        ("libcap2", ["libcap.so.2"]),
        ("libseccomp2", ["libseccomp.so.2"]),
        ("libselinux1", ["libselinux.so.1"]),
        ("libacl1", ["libacl.so.1"]),
        ("libattr1", ["libattr.so.1"]),
        ("libpam0g", ["libpam.so.0"]),
        ("libuuid1", ["libuuid.so.1"]),
        ("libblkid1", ["libblkid.so.1"]),
        ("libmount1", ["libmount.so.1"]),
        ("libtinfo6", ["libtinfo.so.6"]),
        ("libncursesw6", ["libncursesw.so.6"]),
        // Data and languages.
        ("libsqlite3-0", ["libsqlite3.so.0"]),
        ("libexpat1", ["libexpat.so.1"]),
        ("libpcre2-8-0", ["libpcre2-8.so.0"]),
        ("libyaml-0-2", ["libyaml-0.so.2"]),
        ("libgmp10", ["libgmp.so.10"]),
        ("libffi8", ["libffi.so.8"]),
        ("libpq5", ["libpq.so.5"]),
        ("libsecret-1-0", ["libsecret-1.so.0"]),
        ("libgssapi-krb5-2", ["libgssapi_krb5.so.2"]),
        // Screen and sound.
        ("libx11-6", ["libX11.so.6"]),
        ("libxext6", ["libXext.so.6"]),
        ("libxi6", ["libXi.so.6"]),
        ("libxrandr2", ["libXrandr.so.2"]),
        ("libxcursor1", ["libXcursor.so.1"]),
        ("libxcb1", ["libxcb.so.1"]),
        ("libxkbcommon0", ["libxkbcommon.so.0"]),
        ("libwayland-client0", ["libwayland-client.so.0"]),
        ("libgl1", ["libGL.so.1"]),
        ("libegl1", ["libEGL.so.1"]),
        ("libvulkan1", ["libvulkan.so.1"]),
        ("libgtk-4-1", ["libgtk-4.so.1"]),
        ("libfontconfig1", ["libfontconfig.so.1"]),
        ("libfreetype6", ["libfreetype.so.6"]),
        ("libpulse0", ["libpulse.so.0"]),
    }.SelectMany(row => row.Libraries.Select(library => (Library: library, Packages: row.Packages.Split('|')))).ToFrozenDictionary(row => row.Library, row => row.Packages, StringComparer.Ordinal);

    /// <summary>Every library with the packages that bring it.</summary>
    public static IReadOnlyDictionary<string, string[]> All => s_packages;

    /// <summary>The package of a library, with the other names it has had as alternatives; null when it is not known.</summary>
    public static PackageRelation? Find(string library) => s_packages.TryGetValue(library, out var names)
        ? new PackageRelation(names[0]) { Alternatives = [.. names.Skip(1).Select(name => new PackageRelation(name))] }
        : null;
}
