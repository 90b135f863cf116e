namespace Releasing.Cake.Settings;

/// <summary>How checksum files are named.</summary>
public sealed class ChecksumSettings
{
    /// <summary>The file with SHA-256 lines. Known words: <c>{name}</c>, <c>{version}</c>, <c>{tag}</c>. Default: <c>checksums.txt</c>.</summary>
    public string NameTemplate { get; set; } = "checksums.txt";

    /// <summary>Also writes SHA-512 lines, to <see cref="Sha512NameTemplate"/>. Default: no.</summary>
    public bool Sha512 { get; set; }

    /// <summary>The file with SHA-512 lines; same words. Default: <c>checksums-sha512.txt</c>.</summary>
    public string Sha512NameTemplate { get; set; } = "checksums-sha512.txt";

    /// <summary>Every mistake that can be seen without building anything.</summary>
    /// <returns>One full sentence each.</returns>
    public IEnumerable<string> Validate() => NameTemplateRules.Check("Settings.Checksum.NameTemplate", NameTemplate, NameTemplateRules.ReleaseWords)
        .Concat(NameTemplateRules.Check("Settings.Checksum.Sha512NameTemplate", Sha512NameTemplate, NameTemplateRules.ReleaseWords));
}
