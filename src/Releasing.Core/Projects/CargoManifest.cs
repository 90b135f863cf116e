using Releasing.Toml;

namespace Releasing.Projects;

/// <summary>Cargo.toml: the package, with what it inherits from its workspace (Cargo book, "The Manifest Format").</summary>
internal static class CargoManifest
{
    public static ManifestFacts Read(string root)
    {
        var manifest = TomlDocument.Read(Path.Combine(root, "Cargo.toml"));
        var package = manifest.Table("package");
        var workspace = manifest.Table("workspace", "package");
        return new ManifestFacts
        {
            Name = package?.Text("name"),
            Description = Field("description"),
            Licence = Field("license"),
            Homepage = Field("homepage") ?? Field("repository"),
            Maintainer = Inherits("authors")?.List("authors").OfType<string>().FirstOrDefault(),
            Version = Field("version"),
        };

        string? Field(string key) => Inherits(key)?.Text(key);

        // A workspace without a package at its top still says what its members have in common.
        TomlTable? Inherits(string key) => package is null || package.Boolean(key, "workspace") == true ? workspace : package;
    }
}
