using Releasing.Sboms.Locks;

namespace Releasing.Sboms.Rust;

/// <summary>What tells a package of a Cargo.lock from all others in it.</summary>
/// <param name="Name">The crate.</param>
/// <param name="Version">Its version.</param>
/// <param name="Source">As cargo writes it: <c>registry+URL</c>, <c>sparse+URL</c>, <c>git+URL?branch=…#COMMIT</c>; null for a path.</param>
internal readonly record struct CargoPackageId(string Name, string Version, string? Source)
{
    /// <summary>Where it comes from, null for a path: the registry's address, or <c>git+URL@COMMIT</c> (SPDX 2.3, "Package download location").</summary>
    public string? Address
    {
        get
        {
            if (Source is null)
            {
                return null;
            }

            return Source.StartsWith("git+", StringComparison.Ordinal) ? SourceAddress.Git(Source) : SourceAddress.Public(Source[(Source.IndexOf('+', StringComparison.Ordinal) + 1)..]);
        }
    }

    /// <inheritdoc/>
    public override string ToString() => Source is null ? $"{Name} {Version}" : $"{Name} {Version} ({Source})";
}
