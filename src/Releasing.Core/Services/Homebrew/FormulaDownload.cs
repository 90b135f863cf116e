using Releasing.Targets;

namespace Releasing.Services.Homebrew;

/// <summary>The archive for one platform.</summary>
/// <param name="Os">Linux or macOS.</param>
/// <param name="Arch">X64 or Arm64, the two that Homebrew runs on.</param>
/// <param name="Url">Where it is published.</param>
/// <param name="Sha256">The digest of the published bytes: 64 lower-case hexadecimal digits.</param>
public sealed record FormulaDownload(TargetOs Os, TargetArch Arch, string Url, string Sha256)
{
    /// <summary>
    /// The archives for the platforms of Homebrew out of those of a release. The archive of both macOS processors serves where there is none for one of them; of two for Linux the one for the preferred C
    /// library; 32-bit Arm and Windows are left out.
    /// </summary>
    /// <param name="archives">Target, address and digest of every published archive.</param>
    /// <param name="preferMusl">The one for musl comes first.</param>
    public static IReadOnlyList<FormulaDownload> Choose(IEnumerable<(Target Target, string Url, string Sha256)> archives, bool preferMusl = false)
    {
        var all = archives.ToList();
        var preferred = preferMusl ? TargetLibc.Musl : TargetLibc.Gnu;
        var chosen = new List<FormulaDownload>();
        foreach (var (os, arch) in new[] { (TargetOs.MacOs, TargetArch.Arm64), (TargetOs.MacOs, TargetArch.X64), (TargetOs.Linux, TargetArch.Arm64), (TargetOs.Linux, TargetArch.X64) })
        {
            var fitting = all.Where(archive => archive.Target.Os == os && (archive.Target.Arch == arch || archive.Target.Arch == TargetArch.Universal2))
                .OrderBy(archive => archive.Target.Arch == arch ? 0 : 1).ThenBy(archive => archive.Target.Libc == preferred ? 0 : 1).ToList();
            if (fitting.Count > 0)
            {
                chosen.Add(new FormulaDownload(os, arch, fitting[0].Url, fitting[0].Sha256));
            }
        }

        return chosen;
    }
}
