using Releasing.Formats.Linux;

namespace Releasing.Formats.Rpm;

/// <summary>rpm's own rules (rpmbuild, "parsePreamble" and "parseRCPOT"), so that what is written is what rpm can read.</summary>
internal static class RpmRules
{
    public static IReadOnlyList<string> Of(RpmPackage package) =>
    [
        .. RpmFieldRules.Of(package),
        .. RpmRelationRules.Of(package),
        .. RpmScriptRules.Of(package),
        .. RpmMemberRules.Of(package),
        .. package.Package.ScriptProblems(PackageFormats.Rpm),
    ];
}
