using Releasing.Formats.Linux;

namespace Releasing.Formats.Rpm;

/// <summary>The rules that all formats share and rpm's own, so that what is written is what rpm can read.</summary>
internal static class RpmRules
{
    public static IReadOnlyList<string> Of(RpmPackage package) =>
    [
        .. PackageText.Problems(package.Package),
        .. RpmFieldRules.Of(package),
        .. RpmRelationRules.Of(package),
        .. RpmScriptRules.Of(package),
        .. RpmMemberRules.Of(package),
        .. package.Package.ScriptProblems(PackageFormats.Rpm),
        .. PackagedPrograms.Problems(package.Package, PackageFormats.Rpm),
        .. package.Payload.Problems(),
    ];
}
