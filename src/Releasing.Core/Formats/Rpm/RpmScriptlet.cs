using System.Collections.Immutable;
using Releasing.Formats.Linux;

namespace Releasing.Formats.Rpm;

/// <summary>A script in its place: the tags that hold it and its interpreter, and the flag of the dependency on that interpreter.</summary>
internal sealed record RpmScriptlet(RpmTag ScriptTag, RpmTag ProgramTag, RpmSense Sense, string Name, PackageScript Script)
{
    /// <summary>The interpreter that is inside rpm: no file, no dependency.</summary>
    public const string Lua = "<lua>";

    public ImmutableArray<string> Program => ProgramOf(Script);

    /// <summary>The interpreter and its arguments.</summary>
    public static ImmutableArray<string> ProgramOf(PackageScript script) => [.. script.Interpreter.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)];

    /// <summary>The text as the header holds it: without interpreter line and without white space at its end, as rpmbuild leaves it.</summary>
    public static string TextOf(PackageScript script) => script.Body.TrimEnd();

    public static IEnumerable<RpmScriptlet> Of(RpmPackage package)
    {
        var scripts = package.Package.ScriptsFor(PackageFormats.Rpm);
        RpmScriptlet?[] all =
        [
            Make(RpmTag.PreInstall, RpmTag.PreInstallProgram, RpmSense.PreInstall, "%pre", scripts.PreInstall),
            Make(RpmTag.PostInstall, RpmTag.PostInstallProgram, RpmSense.PostInstall, "%post", scripts.PostInstall),
            Make(RpmTag.PreRemove, RpmTag.PreRemoveProgram, RpmSense.PreRemove, "%preun", scripts.PreRemove),
            Make(RpmTag.PostRemove, RpmTag.PostRemoveProgram, RpmSense.PostRemove, "%postun", scripts.PostRemove),
            // A dependency for %pretrans cannot be met, so rpmbuild writes it without a time.
            Make(RpmTag.PreTransaction, RpmTag.PreTransactionProgram, RpmSense.Any, "%pretrans", package.PreTransaction),
            Make(RpmTag.PostTransaction, RpmTag.PostTransactionProgram, RpmSense.PostTransaction, "%posttrans", package.PostTransaction),
            Make(RpmTag.VerifyScript, RpmTag.VerifyScriptProgram, RpmSense.Verify, "%verifyscript", package.Verify),
        ];
        return all.OfType<RpmScriptlet>();
    }

    private static RpmScriptlet? Make(RpmTag scriptTag, RpmTag programTag, RpmSense sense, string name, PackageScript? script) =>
        script is null ? null : new RpmScriptlet(scriptTag, programTag, sense, name, script);
}
