using System.Diagnostics;
using System.Globalization;
using System.Security.Cryptography;

namespace Releasing.AcceptanceTests.Effects;

/// <summary>A release made by a process of its own, in folders of its own, that may be killed and started again.</summary>
internal sealed class KilledRelease : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("releasing-kill-");

    public string Artifacts => Path.Combine(_folder.FullName, "artifacts");

    /// <summary>The store lies outside the artifacts folder here, so that deleting that folder is like another machine.</summary>
    public string Store => Path.Combine(_folder.FullName, "store");

    /// <summary>The changes of the store that were begun, over all runs.</summary>
    public string[] Changes => File.Exists(Log) ? File.ReadAllLines(Log) : [];

    public string[] LedgerLines => File.ReadAllLines(Path.Combine(Artifacts, "ledger.jsonl"));

    private string Log => Path.Combine(_folder.FullName, "changes.log");

    /// <summary>Every file of the store and of the artifacts folder but the ledger, each with its digest.</summary>
    public string[] State =>
    [
        .. new[] { Store, Artifacts }.SelectMany(folder => Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories))
            .Where(file => Path.GetFileName(file) != "ledger.jsonl")
            .Select(file => $"{Path.GetRelativePath(_folder.FullName, file)} {Convert.ToHexStringLower(SHA256.HashData(File.ReadAllBytes(file)))}")
            .Order(StringComparer.Ordinal),
    ];

    public Process Start(string moment = "never", int number = 0, int parallelism = 1, int size = 1_000) => Process.Start(new ProcessStartInfo("dotnet",
    [
        BuiltProgram.OfTests("Releasing.KillHost"), Artifacts, Store, Log, moment,
        .. new[] { number, parallelism, size }.Select(value => value.ToString(CultureInfo.InvariantCulture)),
    ])
    {
        RedirectStandardError = true,
    })!;

    public (int ExitCode, string Error) Run(string moment = "never", int number = 0)
    {
        using var process = Start(moment, number);
        var error = process.StandardError.ReadToEnd();
        process.WaitForExit();
        return (process.ExitCode, error);
    }

    public void Dispose() => _folder.Delete(recursive: true);
}
