using Releasing.AcceptanceTests.Formats.Deb;

namespace Releasing.AcceptanceTests.Formats.AptRepository;

/// <summary>An empty system whose apt knows one repository and trusts one key.</summary>
internal sealed class AptSystem : IDisposable
{
    private readonly Validator _apt = Validator.Require("apt-get");

    public AptSystem(string repository, string publicKey)
    {
        foreach (var folder in new[] { "etc/apt/preferences.d", "etc/apt/apt.conf.d", "etc/apt/trusted.gpg.d", "var/lib/apt/lists/partial", "var/cache/apt/archives/partial", "var/log/apt" })
        {
            Directory.CreateDirectory(Root["/" + folder]);
        }

        Root.Write("/etc/apt/key.asc", publicKey);
        Root.Write("/etc/apt/sources.list", $"deb [signed-by={Root["/etc/apt/key.asc"]}] {repository} stable main\n");
    }

    public DpkgRoot Root { get; } = new();

    public Verdict Run(params string[] arguments) => _apt.Run(
    [
        "-o", "Dir=" + Root.Folder, "-o", "Dir::State::status=" + Root["/var/lib/dpkg/status"], "-o", "APT::Architecture=amd64", "-o", "APT::Architectures=amd64",
        "-o", "APT::Sandbox::User=root", "-o", "Acquire::Languages=none", "-o", "Acquire::Retries=0", "-o", "Acquire::http::Proxy=DIRECT",
        // What the machine's own settings may have switched off.
        "-o", "Acquire::Check-Valid-Until=true", "-o", "Acquire::Check-Date=true", "-o", "Acquire::By-Hash=yes", "-o", "Acquire::AllowInsecureRepositories=false",
        "-o", "DPkg::Options::=--root=" + Root.Folder, "-o", "DPkg::Options::=--force-script-chrootless", "-o", "DPkg::Options::=--path-include=*",
        .. arguments,
    ]);

    public void Dispose() => Root.Dispose();
}
