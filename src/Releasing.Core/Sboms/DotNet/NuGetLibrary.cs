using Releasing.Sboms.Locks;

namespace Releasing.Sboms.DotNet;

/// <summary>A library as deps.json and project.assets.json write it: <c>NAME/VERSION</c>, with a type and, for packages, a content hash.</summary>
/// <param name="Name">Its name in the case of its package.</param>
/// <param name="Version">Its version.</param>
/// <param name="Type"><c>package</c>, <c>project</c>, <c>runtimepack</c>, <c>reference</c> or another word of the SDK.</param>
/// <param name="ContentSum"><c>sha512-…</c>; null when none is told.</param>
internal sealed record NuGetLibrary(string Name, string? Version, string Type, string? ContentSum)
{
    private const string HashPrefix = "sha512-";
    private const string RuntimePackPrefix = "runtimepack.";
    private const string ReferenceSuffix = ".Reference";
    private const int Sha512Bytes = 64;

    /// <summary>The library of an entry of <c>libraries</c>.</summary>
    public static NuGetLibrary Read(string key, LockValue entry, LockFile file)
    {
        var (name, version) = Split(key) ?? throw file.Error(entry.Line, $"the library {LockFile.Shown(key)} is not written as NAME/VERSION", "Build the program again");
        return new NuGetLibrary(name, version, entry["type"]?.Text ?? "package", SumOf(entry["sha512"]?.Text));
    }

    /// <summary>The two halves of <c>NAME/VERSION</c>; null for anything else.</summary>
    public static (string Name, string Version)? Split(string key) =>
        key.IndexOf('/', StringComparison.Ordinal) is > 0 and var slash && slash < key.Length - 1 ? (key[..slash], key[(slash + 1)..]) : null;

    /// <summary>A content hash with its prefix; null for what is none.</summary>
    public static string? SumOf(string? text)
    {
        var digits = text?.StartsWith(HashPrefix, StringComparison.OrdinalIgnoreCase) == true ? text[HashPrefix.Length..] : text;
        Span<byte> hash = stackalloc byte[Sha512Bytes + 2];
        return digits is { Length: 88 } && Convert.TryFromBase64String(digits, hash, out var count) && count == Sha512Bytes ? HashPrefix + digits : null;
    }

    public Component ToComponent(ComponentScope scope = ComponentScope.Required) => Type.ToLowerInvariant() switch
    {
        "project" or "msbuildproject" => Package(Name) with { IsFirstParty = true },
        "runtimepack" => Package(Name.StartsWith(RuntimePackPrefix, StringComparison.OrdinalIgnoreCase) ? Name[RuntimePackPrefix.Length..] : Name) with { Scope = scope },

        // An assembly that the project refers to by its path: nobody knows a package of it.
        "reference" => Package(Name.EndsWith(ReferenceSuffix, StringComparison.Ordinal) ? Name[..^ReferenceSuffix.Length] : Name) with { Ecosystem = Ecosystem.Generic, Scope = scope },
        _ => Package(Name) with { ContentSum = ContentSum, Scope = scope },
    };

    private Component Package(string name) => new() { Ecosystem = Ecosystem.NuGet, Name = name, Version = Version };
}
