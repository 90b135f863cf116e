namespace Releasing.AcceptanceTests.Msi;

/// <summary>A Windows of Wine in a temporary folder, without a display, that touches nothing of the user's.</summary>
internal sealed class WinePrefix : IDisposable
{
    // The wrapper on PATH asks for 32 bit libraries before it does anything.
    private static readonly string[] s_programs = ["/usr/lib/wine/wine64", "/usr/lib64/wine/wine64"];
    private static readonly string[] s_servers = ["/usr/lib/wine/wineserver64", "/usr/lib/wine/wineserver"];

    private readonly string _folder = Directory.CreateTempSubdirectory("wine-").FullName;
    private readonly string _wine;
    private readonly string[] _environment;
    private int _commands;

    public WinePrefix()
    {
        Validator.Require("wine");
        _wine = s_programs.FirstOrDefault(File.Exists) ?? "wine";

        // Wine links folders of its user to those of ours.
        var home = Directory.CreateDirectory(Path.Combine(_folder, "home")).FullName;

        // No shortcut of a test may come into the menu of the user who runs it.
        _environment = [$"WINEPREFIX={Path.Combine(_folder, "prefix")}", $"HOME={home}", "WINEDEBUG=-all", "WINEDLLOVERRIDES=mscoree,mshtml,winemenubuilder.exe="];

        // Windows' services take seconds to start and to end, so they stay a minute after the last program. They come with the first one, whichever it is: after wineboot there
        // would be two of the service control manager, of which every other question reaches the wrong one.
        Directory.CreateDirectory(Path.Combine(_folder, "prefix"));
        Serve("-p60");
        Run("cmd", "/c", "ver").ShouldBeAccepted();
    }

    /// <summary>Drive C.</summary>
    public string Drive => Path.Combine(_folder, "prefix", "drive_c");

    /// <summary>What Windows calls a file of this machine.</summary>
    public static string OfWindows(string path) => "Z:" + path.Replace('/', '\\');

    /// <summary>Runs a program of Windows. What it says as an error is part of its output.</summary>
    public Verdict Run(params string[] command) => Start([_wine, .. command]);

    /// <summary>Runs msiexec without any question. Linux keeps the lowest eight bits of an exit code: 1603 becomes 67.</summary>
    public Verdict MsiExec(string action, string package, params string[] more) => Run(["msiexec", action, OfWindows(package), "/qn", .. more]);

    /// <summary>The values of a registry key and of those below it, as reg query shows them; empty where there is no such key.</summary>
    public string Registry(string key)
    {
        var verdict = Run("reg", "query", key, "/s");
        return verdict.ExitCode == 0 ? verdict.Output : "";
    }

    /// <summary>All files below drive C whose path has a part of it in the name, with '/'.</summary>
    public IReadOnlyList<string> Find(string part) =>
        [.. Directory.EnumerateFileSystemEntries(Drive, "*", SearchOption.AllDirectories).Select(path => Path.GetRelativePath(Drive, path)).Where(path => path.Contains(part, StringComparison.OrdinalIgnoreCase)).Order(StringComparer.Ordinal)];

    public void Dispose()
    {
        Serve("-k");
        Serve("-w");
        Directory.Delete(_folder, recursive: true);
    }

    private void Serve(string option)
    {
        if (s_servers.FirstOrDefault(File.Exists) is { } server)
        {
            Start([server, option]);
        }
    }

    // The server and the services inherit the output of the program that they came with; a pipe would end with them.
    private Verdict Start(string[] command)
    {
        var output = Path.Combine(_folder, $"output-{++_commands}");
        var verdict = Validator.Require("env").Run([.. _environment, "sh", "-c", "output=$1; shift; exec \"$@\" > \"$output\" 2>&1 < /dev/null", "sh", output, .. command]);
        return verdict with { Output = File.ReadAllText(output) };
    }
}
