using System.Text;
using Releasing.Formats.Linux;

namespace Releasing.Formats.Apk;

/// <summary>The scripts of a package under the names of apk-package(5).</summary>
internal static class ApkScripts
{
    /// <summary>
    /// The scripts by the names of their files. apk runs no install script in an upgrade, so where a package has no script for upgrades, the one for
    /// installations stands for it, as in the other formats.
    /// </summary>
    public static IEnumerable<KeyValuePair<string, PackageScript>> Of(ApkPackage apk)
    {
        var scripts = apk.Package.Scripts;
        var named = new (string Name, PackageScript? Script)[]
        {
            (".pre-install", scripts.PreInstall),
            (".post-install", scripts.PostInstall),
            (".pre-upgrade", scripts.PreUpgrade ?? scripts.PreInstall),
            (".post-upgrade", scripts.PostUpgrade ?? scripts.PostInstall),
            (".pre-deinstall", scripts.PreRemove),
            (".post-deinstall", scripts.PostRemove),
            (".trigger", apk.TriggerScript),
        };
        return named.Where(script => script.Script is not null).Select(script => KeyValuePair.Create(script.Name, script.Script!));
    }

    /// <summary>The bytes of a script's file, which apk executes as it is.</summary>
    public static byte[] Bytes(PackageScript script) =>
        Encoding.UTF8.GetBytes(script.Text.StartsWith("#!", StringComparison.Ordinal) ? script.Text : "#!/bin/sh\n" + script.Text);

    /// <summary>What must be installed for a script to run; null where its interpreter is no plain path.</summary>
    public static string? Interpreter(PackageScript script)
    {
        var words = script.Interpreter.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        if (words is ["/bin/sh", ..])
        {
            return "/bin/sh";
        }

        // env runs the first word that is neither an option nor a variable.
        var program = words is [var env, ..] && env.EndsWith("/env", StringComparison.Ordinal)
            ? words.Skip(1).FirstOrDefault(word => !word.StartsWith('-') && !word.Contains('=', StringComparison.Ordinal))
            : words.FirstOrDefault();
        var name = program?.Split('/')[^1];
        return string.IsNullOrEmpty(name) || !ApkRelationRules.IsName("cmd:" + name) ? null : "cmd:" + name;
    }
}
