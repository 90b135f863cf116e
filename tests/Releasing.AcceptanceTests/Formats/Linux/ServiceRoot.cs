using Releasing.Formats.Binaries;

namespace Releasing.AcceptanceTests.Formats.Linux;

/// <summary>
/// An empty system that looks as if systemd ran in it. It has a shell, and a <c>systemctl</c> that records how it is called, keeps the links of enabled units and obeys
/// presets. Installing into it needs the right to change the root directory.
/// </summary>
internal sealed class ServiceRoot : IDisposable
{
    private const string Wants = "/etc/systemd/system/multi-user.target.wants/";
    private const string Systemctl =
        """
        #!/bin/sh
        echo "$*" >> /systemctl.log
        wants=/etc/systemd/system/multi-user.target.wants
        for unit; do :; done
        case " $* " in
        *" is-enabled "*) [ -L "$wants/$unit" ] && echo enabled ;;
        *" is-active "*) exit 0 ;;
        *" disable "*) rm -f "$wants/$unit" ;;
        *" preset "*)
            # systemd.preset(5): without a rule a unit is enabled.
            rule=enable
            [ ! -e /usr/lib/systemd/system-preset/50-tool.preset ] || read -r rule name < /usr/lib/systemd/system-preset/50-tool.preset
            if [ "$rule" = enable ]; then
                mkdir -p "$wants" && ln -s "/usr/lib/systemd/system/$unit" "$wants/$unit"
            fi ;;
        esac

        """;

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("releasing-");

    public ServiceRoot()
    {
        Skip.IfNot(Environment.IsPrivilegedProcess, "only root installs packages");
        Write("/etc/passwd", "root:x:0:0:root:/:/bin/sh\n");
        Write("/etc/group", "root:x:0:\n");
        Write("/dev/null", "");
        Write("/run/systemd/system/.keep", "");
        Write("/systemctl.log", "");
        foreach (var program in new[] { "/bin/sh", "/bin/ln", "/bin/rm", "/bin/mkdir" })
        {
            CopyProgram(program);
        }

        Write("/usr/bin/systemctl", Systemctl.ReplaceLineEndings("\n"));
        MakeExecutable(this["/usr/bin/systemctl"]);
    }

    public string Folder => _folder.FullName;

    /// <summary>Where a path of the system lies.</summary>
    public string this[string path] => Path.Combine(Folder, path.TrimStart('/'));

    public void Dispose() => _folder.Delete(recursive: true);

    public static void MakeExecutable(string path)
    {
        if (!OperatingSystem.IsWindows())
        {
            File.SetUnixFileMode(path, (UnixFileMode)0b111_101_101);
        }
    }

    public bool IsEnabled(string unit) => new FileInfo(this[Wants + unit]).LinkTarget is not null;

    /// <summary>What an administrator does who wants a service no more.</summary>
    public void Disable(string unit) => File.Delete(this[Wants + unit]);

    /// <summary>The calls of systemctl since this was asked last, without questions about state and without what only newer versions of deb-systemd-helper call.</summary>
    public IReadOnlyList<string> Calls()
    {
        var calls = File.ReadAllLines(this["/systemctl.log"]).Where(line => !line.Contains(" is-", StringComparison.Ordinal) && !line.Contains("--preset-mode", StringComparison.Ordinal)).ToList();
        Write("/systemctl.log", "");
        return calls;
    }

    public void Write(string path, string text)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(this[path])!);
        File.WriteAllText(this[path], text);
    }

    /// <summary>Copies what an installed Debian package has, with the libraries of its programs.</summary>
    public void CopyPackage(string package)
    {
        foreach (var path in Validator.Require("dpkg").Accept("-L", package).Split('\n').Where(File.Exists))
        {
            CopyProgram(path);
        }
    }

    private void CopyProgram(string path)
    {
        if (File.Exists(this[path]))
        {
            return;
        }

        Directory.CreateDirectory(Path.GetDirectoryName(this[path])!);
        File.Copy(path, this[path]);
        if (BinaryImage.FormatOf(path) != BinaryFormat.Elf)
        {
            return;
        }

        var image = BinaryImage.Read(path);
        foreach (var library in image.Libraries.Select(FindLibrary).Append(image.Interpreter).OfType<string>())
        {
            CopyProgram(library);
        }
    }

    private static string? FindLibrary(string name) =>
        new[] { "/lib", "/lib64", "/usr/lib", "/usr/lib64" }.Where(Directory.Exists)
            .SelectMany(folder => Directory.EnumerateDirectories(folder, "*-linux-gnu*").Prepend(folder))
            .Select(folder => Path.Combine(folder, name))
            .FirstOrDefault(File.Exists);
}
