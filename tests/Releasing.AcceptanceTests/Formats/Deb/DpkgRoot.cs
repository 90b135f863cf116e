namespace Releasing.AcceptanceTests.Formats.Deb;

/// <summary>
/// An empty system with a database of packages of its own, into which dpkg really installs. Scripts run outside of it and find it in DPKG_ROOT, as dpkg(1)
/// offers with <c>--force-script-chrootless</c>, so that it needs no shell.
/// </summary>
internal sealed class DpkgRoot : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("releasing-");
    private readonly Validator _dpkg;

    public DpkgRoot()
    {
        _dpkg = Validator.Require("dpkg");
        Skip.IfNot(Environment.IsPrivilegedProcess, "only root installs packages");
        foreach (var folder in new[] { "info", "updates", "triggers", "parts" })
        {
            Directory.CreateDirectory(this["/var/lib/dpkg/" + folder]);
        }

        Write("/var/lib/dpkg/status", "");
        Write("/var/lib/dpkg/available", "");
        Write("/var/log/dpkg.log", "");
        Write("/etc/passwd", "root:x:0:0:root:/:/bin/sh\ndaemon:x:1:1:daemon:/:/bin/sh\n");
        Write("/etc/group", "root:x:0:\ndaemon:x:1:\nadm:x:4:\n");
    }

    public string Folder => _folder.FullName;

    /// <summary>Where a path of the system lies.</summary>
    public string this[string path] => Path.Combine(Folder, path.TrimStart('/'));

    public void Dispose() => _folder.Delete(recursive: true);

    public Verdict Run(params string[] arguments) =>
        _dpkg.Run(["--root=" + Folder, "--path-include=*", "--force-depends", "--force-script-chrootless", "--force-confdef", "--force-confold", .. arguments]);

    public string Accept(params string[] arguments)
    {
        var verdict = Run(arguments);
        verdict.ShouldBeAccepted();
        return verdict.Output;
    }

    /// <summary>What <c>dpkg -V</c> finds different; empty when all is as it was installed.</summary>
    public string Verify(string package)
    {
        var verdict = Run("-V", package);
        verdict.Error.ShouldBe("");
        return verdict.Output;
    }

    public string Read(string path) => File.ReadAllText(this[path]);

    public void Write(string path, string text)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(this[path])!);
        File.WriteAllText(this[path], text);
    }
}
