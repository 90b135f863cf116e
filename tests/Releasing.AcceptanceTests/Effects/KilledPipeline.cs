using System.Diagnostics;
using System.Globalization;
using System.Security.Cryptography;
using Releasing.Git;

namespace Releasing.AcceptanceTests.Effects;

/// <summary>A tagged repository whose whole release runs in a process that may be killed and started again.</summary>
internal sealed class KilledPipeline : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("releasing-pipeline-");

    private readonly bool _signed;

    public KilledPipeline(bool signed = false)
    {
        _signed = signed;
        Write("prebuilt/linux-x86_64/tool", Binary([0x7F, (byte)'E', (byte)'L', (byte)'F', 2, 1, 1], 62));
        Write("prebuilt/windows-x86_64/tool.exe", WindowsBinary());
        Write(".gitignore", "/artifacts/\n"u8.ToArray());
        Write("README.md", "# tool\n"u8.ToArray());
        var git = GitProgram.Locate(new Dictionary<string, string?>
        {
            ["GIT_CONFIG_GLOBAL"] = "/dev/null", ["GIT_CONFIG_SYSTEM"] = "/dev/null",
            ["GIT_AUTHOR_NAME"] = "Ada", ["GIT_AUTHOR_EMAIL"] = "ada@example.org", ["GIT_AUTHOR_DATE"] = "2024-02-03T04:05:06Z",
            ["GIT_COMMITTER_NAME"] = "Ada", ["GIT_COMMITTER_EMAIL"] = "ada@example.org", ["GIT_COMMITTER_DATE"] = "2024-02-03T04:05:06Z",
        });
        git.Read(Root, "init", "-q", "-b", "main");
        git.Read(Root, "add", "-A");
        git.Read(Root, "commit", "-q", "-m", "feat: everything");
        git.Read(Root, "tag", "v1.2.3");
        Commit = git.Read(Root, "rev-parse", "HEAD").Trim();
    }

    /// <summary>The hash of the commit that is released.</summary>
    public string Commit { get; }

    public string Artifacts => Path.Combine(Root, "artifacts");

    public string[] Changes => File.Exists(Log) ? File.ReadAllLines(Log) : [];

    public string[] LedgerLines => File.ReadAllLines(Path.Combine(Artifacts, "ledger.jsonl"));

    /// <summary>Every file of the store, of <c>dist/</c> and of the catalogue, each with its digest.</summary>
    public string[] State =>
    [
        .. new[] { Store, Path.Combine(Artifacts, "dist"), Path.Combine(Artifacts, "catalogue") }
            .SelectMany(folder => Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories))
            .Select(file => $"{Path.GetRelativePath(_folder.FullName, file)} {Convert.ToHexStringLower(SHA256.HashData(File.ReadAllBytes(file)))}")
            .Order(StringComparer.Ordinal),
    ];

    /// <summary>The formula in the local tap, without the folder of this test.</summary>
    public string Formula => File.ReadAllText(Path.Combine(Artifacts, "tap", "Formula", "tool.rb")).Replace(new Uri(_folder.FullName).AbsoluteUri, "file:///test", StringComparison.Ordinal);

    /// <summary>Names and digests of the published files.</summary>
    public IReadOnlyDictionary<string, string> Published => DigestsOf(PublicFolder);

    /// <summary>The folder of the published release.</summary>
    public string PublicFolder => Path.Combine(Store, "releases", "v1.2.3");

    /// <summary>Names and digests of the files of <c>dist/</c>.</summary>
    public IReadOnlyDictionary<string, string> Made => DigestsOf(Path.Combine(Artifacts, "dist"));

    private string Root => Path.Combine(_folder.FullName, "repository");

    private string Store => Path.Combine(_folder.FullName, "store");

    private string Log => Path.Combine(_folder.FullName, "changes.log");

    public (int ExitCode, string Output) Run(string moment = "never", int number = 0) => Start(
        ["--target=Release"], new Dictionary<string, string?> { ["KILL_MOMENT"] = moment, ["KILL_NUMBER"] = number.ToString(CultureInfo.InvariantCulture) });

    /// <summary>Runs the pipeline with arguments and variables of its own.</summary>
    public (int ExitCode, string Output) Start(string[] arguments, IReadOnlyDictionary<string, string?> variables)
    {
        var start = new ProcessStartInfo("dotnet", [BuiltProgram.OfTests("Releasing.KillHost"), "pipeline", .. arguments, "--skip=Test"])
        {
            WorkingDirectory = Root,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            Environment =
            {
                ["KILL_STORE"] = Store, ["KILL_LOG"] = Log,
                ["KILL_SIGNED"] = _signed ? "1" : null, ["KILL_KEYS"] = Path.Combine(_folder.FullName, "keys"),
                ["GITHUB_ACTIONS"] = null, ["CI"] = null, ["SIGNING_KEY"] = null, ["SIGSTORE_ID_TOKEN"] = null, ["ACTIONS_ID_TOKEN_REQUEST_URL"] = null,
            },
        };
        foreach (var (name, value) in variables)
        {
            start.Environment[name] = value;
        }

        using var process = Process.Start(start)!;
        var error = process.StandardError.ReadToEndAsync();
        var output = process.StandardOutput.ReadToEnd() + error.GetAwaiter().GetResult();
        process.WaitForExit();
        return (process.ExitCode, output);
    }

    public void Dispose() => _folder.Delete(recursive: true);

    private static Dictionary<string, string> DigestsOf(string folder) =>
        new DirectoryInfo(folder).EnumerateFiles().ToDictionary(file => file.Name, file => Convert.ToHexStringLower(SHA256.HashData(File.ReadAllBytes(file.FullName))));

    private void Write(string relative, byte[] bytes)
    {
        var path = Path.Combine(Root, relative);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllBytes(path, bytes);
    }

    // An ELF header (System V ABI) and nothing else: it can be read, which is all that packing needs.
    private static byte[] Binary(byte[] ident, byte machine)
    {
        var file = new byte[4096];
        ident.CopyTo(file, 0);
        (file[16], file[18], file[20], file[52], file[54], file[58]) = (2, machine, 1, 64, 56, 64);
        return file;
    }

    // An x86-64 console program without sections (PE format).
    private static byte[] WindowsBinary()
    {
        var file = new byte[4096];
        (file[0], file[1], file[0x3C]) = ((byte)'M', (byte)'Z', 0x80);
        "PE\0\0"u8.CopyTo(file.AsSpan(0x80));
        (file[0x84], file[0x85], file[0x94], file[0x96], file[0x98], file[0x99]) = (0x64, 0x86, 240, 0x22, 0x0B, 0x02);
        (file[0x98 + 68], file[0x98 + 108]) = (3, 16);
        return file;
    }
}
