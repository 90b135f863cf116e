using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Releasing.Sboms;

namespace Releasing.Core.Tests.Sboms.Generated;

/// <summary>A package of a <see cref="GeneratedGraph"/>.</summary>
internal sealed class GeneratedPackage(int index, string name, string version, ComponentScope scope, GeneratedPackage? first)
{
    public int Index => index;

    public string Name => name;

    /// <summary>The name without a scope, for ecosystems that have none.</summary>
    public string FlatName => name.TrimStart('@').Replace('/', '-');

    public string Version => version;

    public ComponentScope Scope => scope;

    /// <summary>The first version of the same name, when this is a second one.</summary>
    public GeneratedPackage? First => first;

    public List<GeneratedPackage> Needs { get; } = [];

    /// <summary>The project needs it itself.</summary>
    public bool IsDirect { get; set; }

    /// <summary>Nothing needs it after all; it stands in no lock file.</summary>
    public bool IsLost { get; set; }

    public string Sha256 => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(Label)));

    public string Integrity => "sha512-" + Convert.ToBase64String(SHA512.HashData(Encoding.UTF8.GetBytes(Label)));

    private string Label => string.Create(CultureInfo.InvariantCulture, $"{name}@{version}");

    /// <summary>The archive at npm's registry.</summary>
    public string NpmArchive => $"https://registry.example.org/{name}/-/{name[(name.LastIndexOf('/') + 1)..]}-{version}.tgz";
}
