using System.Text;
using Releasing.Text;

namespace Releasing.Formats.Linux.Scripts;

/// <summary>One script of a package manager, joined from those that somebody wrote and what services need.</summary>
/// <param name="name">What the format calls it.</param>
/// <param name="usual">The packager's script.</param>
/// <param name="upgrade">The packager's script for upgrades, which then runs instead.</param>
/// <param name="isUpgrade">The shell's condition for an upgrade.</param>
/// <param name="services">What services need, in the shell's language; empty for nothing.</param>
internal sealed class JoinedScript(string name, PackageScript? usual, PackageScript? upgrade, string isUpgrade, string services)
{
    /// <summary>Services are stopped before the packager's script removes what they use.</summary>
    public bool ServicesFirst { get; init; }

    /// <summary>Services have their turn also after the packager's script failed: rpm goes on in spite of it. dpkg stops there, and runs it all again later.</summary>
    public bool ServicesAlways { get; init; }

    private bool IsAsWritten => upgrade is null && services.Length == 0;

    /// <summary>The script; null where there is nothing to run. One that needs no joining stays as it was written, in whatever language.</summary>
    public PackageScript? ToScript()
    {
        if (IsAsWritten)
        {
            return usual;
        }

        var text = new StringBuilder("#!/bin/sh\n");
        if (ServicesFirst || (usual ?? upgrade) is null)
        {
            text.Append("set -e\n\n").Append(services);
        }

        if ((usual ?? upgrade) is not null)
        {
            AppendOwn(text);
        }

        return new PackageScript(text.ToString(), string.Join(" and ", new[] { usual?.Origin, upgrade?.Origin, services.Length > 0 ? "the services" : null }.OfType<string>()));
    }

    public IEnumerable<string> Problems()
    {
        if (IsAsWritten)
        {
            yield break;
        }

        foreach (var script in new[] { usual, upgrade }.OfType<PackageScript>().Where(script => !ShellLanguage.IsShell(script)))
        {
            yield return $"{PlainText.Line(script.Origin)}: the script is for {PlainText.Line(script.Interpreter)}, but it becomes one script with that of {(upgrade is null ? "the services" : "the upgrade")}, which is for /bin/sh. "
                + "Write it for #!/bin/sh, or package it as a program and call that.";
        }
    }

    private void AppendOwn(StringBuilder text)
    {
        if (ServicesFirst)
        {
            text.Append("set +e\n");
        }

        if (upgrade is not null)
        {
            AppendFunction(text, name + "_upgrade", upgrade);
            if (usual is not null)
            {
                AppendFunction(text, name, usual);
            }

            text.Append($"if {isUpgrade}; then\n    own_{name}_upgrade \"$@\"\n").Append(usual is null ? "" : $"else\n    own_{name} \"$@\"\n").Append("fi\n");
        }
        else
        {
            AppendFunction(text, name, usual!);
            text.Append($"own_{name} \"$@\"\n");
        }

        text.Append("status=$?\n");
        if (ServicesFirst || services.Length == 0)
        {
            text.Append("exit \"$status\"\n");
        }
        else if (ServicesAlways)
        {
            text.Append('\n').Append(services).Append("\nexit \"$status\"\n");
        }
        else
        {
            text.Append("if [ \"$status\" -ne 0 ]; then\n    exit \"$status\"\nfi\n\nset -e\n").Append(services);
        }
    }

    // In a shell of its own, so that 'exit' ends just this part; called alone, so that its own 'set -e' works; ':' for one that holds only comments.
    private static void AppendFunction(StringBuilder text, string part, PackageScript script)
    {
        var options = ShellLanguage.Options(script);
        text.Append($"\nown_{part}() (\n").Append(options.Length > 0 ? $"set -{options}\n" : ":\n").Append(script.Body.TrimEnd()).Append("\n)\n\n");
    }
}
