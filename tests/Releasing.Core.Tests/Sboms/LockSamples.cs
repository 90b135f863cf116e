using Releasing.Sboms;
using Releasing.Sboms.Node;
using Releasing.Sboms.Python;
using Releasing.Sboms.Rust;

namespace Releasing.Core.Tests.Sboms;

/// <summary>A small lock file of each format that holds a bit of everything, for the tests that damage them.</summary>
internal static partial class LockSamples
{
    public const string Sha512 = "sha512-AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8gISIjJCUmJygpKissLS4vMDEyMzQ1Njc4OTo7PD0+Pw==";
    public const string Sha512Hex =
        "000102030405060708090a0b0c0d0e0f101112131415161718191a1b1c1d1e1f202122232425262728292a2b2c2d2e2f303132333435363738393a3b3c3d3e3f";
    public const string Sha256Hex = "0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef";

    public const string Cargo = """
        version = 3

        [[package]]
        name = "app"
        version = "0.1.0"
        dependencies = [
         "serde",
         "x 1.0.0 (git+https://host/x?branch=main)",
        ]

        [[package]]
        name = "serde"
        version = "1.0.0"
        source = "registry+https://index.example.org/crates"
        checksum = "0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef"

        [[package]]
        name = "x"
        version = "1.0.0"
        source = "git+https://host/x?branch=main#0123abc"

        [metadata]
        "checksum serde 1.0.0 (registry+https://index.example.org/crates)" = "<none>"
        """;

    /// <summary>Every format: a file name, its scanner, a sample.</summary>
    public static IReadOnlyList<(string Path, IScanner Scanner, string Text)> All { get; } =
    [
        ("Cargo.lock", new CargoLockScanner(), Cargo),
        ("package-lock.json", new PackageLockScanner(), Filled(Npm1)),
        ("npm-shrinkwrap.json", new PackageLockScanner(), Filled(Npm3)),
        ("yarn.lock", new YarnLockScanner(), Filled(Yarn1)),
        ("berry/yarn.lock", new YarnLockScanner(), Berry),
        ("5/pnpm-lock.yaml", new PnpmLockScanner(), Filled(Pnpm5)),
        ("6/pnpm-lock.yaml", new PnpmLockScanner(), Filled(Pnpm6)),
        ("9/pnpm-lock.yaml", new PnpmLockScanner(), Filled(Pnpm9)),
        ("requirements.txt", new RequirementsScanner(), RequirementsText),
        ("poetry.lock", new PoetryLockScanner(), Poetry),
        ("uv.lock", new UvLockScanner(), Uv),
        ("Pipfile.lock", new PipfileLockScanner(), Pipfile),
    ];

    /// <summary>A sample with its digests in place.</summary>
    public static string Filled(string sample) => sample.Replace("SHA512", Sha512, StringComparison.Ordinal);
}
