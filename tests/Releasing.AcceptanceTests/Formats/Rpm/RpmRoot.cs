using Releasing.Formats.Binaries;

namespace Releasing.AcceptanceTests.Formats.Rpm;

/// <summary>
/// An empty system with a database of packages of its own, into which rpm really installs. It has a shell, so that scripts run; that needs the right to change
/// the root directory.
/// </summary>
internal sealed class RpmRoot : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("releasing-");
    private readonly Validator _rpm;

    public RpmRoot()
    {
        _rpm = Validator.Require("rpm");
        Skip.IfNot(Environment.IsPrivilegedProcess, "only root installs packages");
        Run("--initdb").ShouldBeAccepted();
        Write("etc/passwd", "root:x:0:0:root:/:/bin/sh\ndaemon:x:1:1:daemon:/:/bin/sh\n");
        Write("etc/group", "root:x:0:\ndaemon:x:1:\nadm:x:4:\n");
        Write("dev/null", "");
        CopyShell();
    }

    public string Folder => _folder.FullName;

    /// <summary>Where a path of the system lies.</summary>
    public string this[string path] => Path.Combine(Folder, path.TrimStart('/'));

    public void Dispose() => _folder.Delete(recursive: true);

    public Verdict Run(params string[] arguments) => _rpm.Run(["--root", Folder, .. arguments]);

    public string Accept(params string[] arguments)
    {
        var verdict = Run(arguments);
        verdict.ShouldBeAccepted();
        return verdict.Output;
    }

    /// <summary>Installs, or upgrades to, packages whose dependencies are not there.</summary>
    public void Install(params string[] packages) => Run(["-U", "--nodeps", .. packages]).ShouldBeAccepted();

    public string Read(string path) => File.ReadAllText(this[path]);

    public void Write(string path, string text)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(this[path])!);
        File.WriteAllText(this[path], text);
    }

    private void CopyShell()
    {
        Copy("/bin/sh");
        var shell = BinaryImage.Read("/bin/sh");
        Copy(shell.Interpreter!);
        var libraries = Path.GetDirectoryName(File.ResolveLinkTarget(shell.Interpreter!, returnFinalTarget: true)?.FullName ?? shell.Interpreter!)!;
        foreach (var library in shell.Libraries)
        {
            Copy(Path.Combine(libraries, library));
        }
    }

    private void Copy(string path)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(this[path])!);
        File.Copy(path, this[path]);
    }
}
