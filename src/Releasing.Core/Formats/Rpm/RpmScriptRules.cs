using Releasing.Formats.Linux;

namespace Releasing.Formats.Rpm;

/// <summary>The rules of scripts and triggers.</summary>
internal static class RpmScriptRules
{
    public static IEnumerable<string> Of(RpmPackage package) =>
        RpmScriptlet.Of(package).SelectMany(scriptlet => OfOne(scriptlet.Name, scriptlet.Script))
            .Concat(package.Triggers.SelectMany(trigger => OfOne("A trigger", trigger.Script)))
            .Concat(package.Triggers
                .Where(trigger => RpmScriptlet.ProgramOf(trigger.Script).Length > 1)
                .Select(trigger => $"{trigger.Script.Origin}: rpm gives the interpreter of a trigger no arguments. Set them in the script."));

    private static IEnumerable<string> OfOne(string name, PackageScript script)
    {
        var program = RpmScriptlet.ProgramOf(script);
        if (program is not [var interpreter, ..] || !(interpreter.StartsWith('/') || interpreter == RpmScriptlet.Lua) || !RpmFieldRules.IsLine(script.Interpreter))
        {
            yield return $"{script.Origin}: the interpreter of {name} is no absolute path. Begin the script with '#!/path/of/interpreter'.";
        }

        if (script.Text.Contains('\0', StringComparison.Ordinal))
        {
            yield return $"{script.Origin}: {name} has a NUL character. Give a text file.";
        }
    }
}
