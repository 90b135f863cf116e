using Releasing.Sboms;

namespace Releasing.Cake.Settings;

/// <summary>The software bills of materials of a release.</summary>
public sealed class SbomSettings
{
    /// <summary>The formats that each is written in; of CycloneDX one version. Default: CycloneDX 1.6 and SPDX 2.3; empty leaves the task out.</summary>
    public IList<SbomFormat> Formats { get; } = [SbomFormat.CycloneDx16, SbomFormat.Spdx23];

    /// <summary>Writes one for every archive and package of programs, named after the file: <c>tool-1.2.3-linux-x86_64.tar.gz.cdx.json</c>. Default: yes.</summary>
    public bool PerArtifact { get; set; } = true;

    /// <summary>Writes one for the whole release. Default: yes.</summary>
    public bool ForRelease { get; set; } = true;

    /// <summary>What stands before the ending in the name of that one. Known words: <c>{name}</c>, <c>{version}</c>, <c>{tag}</c>. Default: <c>{name}-{version}</c>.</summary>
    public string NameTemplate { get; set; } = "{name}-{version}";

    /// <summary>Where components that only build and test the programs are named. Default: in the SBOM of the whole release.</summary>
    public DevelopmentDependencies Development { get; set; } = DevelopmentDependencies.InRelease;

    /// <summary>Who supplies the software, as the SBOM says it: an organisation's name. Default: null, the project's maintainer.</summary>
    public string? Supplier { get; set; }

    /// <summary>Patterns of lock files that are not read although git tracks them. Default: those in folders named testdata, fixtures or examples.</summary>
    public IList<string> Exclude { get; } = ["**/testdata/**", "**/fixtures/**", "**/examples/**"];

    /// <summary>Lock files that are read although git does not track them, relative to the repository with <c>/</c>. Default: none.</summary>
    public IList<string> Files { get; } = new List<string>();

    /// <summary>Reads every document again and checks what its specification requires. Default: yes.</summary>
    public bool Validation { get; set; } = true;

    /// <summary>Every mistake that can be seen without building anything.</summary>
    /// <returns>One full sentence each.</returns>
    public IEnumerable<string> Validate()
    {
        foreach (var problem in NameTemplateRules.Check("Settings.Sbom.NameTemplate", NameTemplate, NameTemplateRules.ReleaseWords))
        {
            yield return problem;
        }

        foreach (var formats in Formats.Distinct().GroupBy(SbomFile.EndingOf).Where(formats => formats.Count() > 1))
        {
            yield return $"Settings.Sbom.Formats has {string.Join(" and ", formats)}, whose files have one name. Choose one of them.";
        }

        if (Supplier is not null && (string.IsNullOrWhiteSpace(Supplier) || Supplier.Any(char.IsControl)))
        {
            yield return "Settings.Sbom.Supplier is empty or has a control character in it. Set a name on one line.";
        }

        foreach (var file in Files.Where(file => !Releasing.Files.RelativePath.IsSafe(file)))
        {
            yield return $"Settings.Sbom.Files has '{file}', which is no path inside the repository. Set a relative path with '/'.";
        }
    }
}
