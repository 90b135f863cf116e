using System.ComponentModel;
using Releasing.Verification.Folders;
using Spectre.Console.Cli;

namespace Releasing.Cli.Commands;

/// <summary>The command line of <c>verify</c>.</summary>
internal sealed class VerifyFolderSettings : SignerSettings
{
    private static readonly Dictionary<string, FolderCheck> s_checks = new(StringComparer.OrdinalIgnoreCase)
    {
        ["signature"] = FolderCheck.Signature, ["provenance"] = FolderCheck.Provenance, ["sbom"] = FolderCheck.Sbom,
    };

    [CommandArgument(0, "<FOLDER>")]
    [Description("The folder with the downloaded files of one release.")]
    public string Folder { get; init; } = "";

    [CommandOption("--gpg-key <FILE>")]
    [Description("An OpenPGP public key for .asc files; without it they are skipped.")]
    public string? GpgKey { get; init; }

    [CommandOption("--require <CHECKS>")]
    [Description("What has to be there, with commas between: sbom, provenance, signature (of every file by itself).")]
    public string? Require { get; init; }

    [CommandOption("--no-run")]
    [Description("Starts no program of the release.")]
    public bool NoRun { get; init; }

    [CommandOption("--json <FILE>")]
    [Description("Writes the report as JSON.")]
    public string? Json { get; init; }

    [CommandOption("--report <FILE>")]
    [Description("Writes the report as Markdown.")]
    public string? Report { get; init; }

    /// <summary>The checks that are required.</summary>
    public IReadOnlySet<FolderCheck> Required => Words.Where(s_checks.ContainsKey).Select(word => s_checks[word]).ToHashSet();

    protected override string? Mistake() => !Directory.Exists(Folder) ? $"There is no folder '{Folder}'."
        : GpgKey is not null && !File.Exists(GpgKey) ? $"--gpg-key: there is no file '{GpgKey}'."
        : Words.FirstOrDefault(word => !s_checks.ContainsKey(word)) is { } unknown ? $"--require: there is no check '{unknown}'. Use {string.Join(", ", s_checks.Keys)}."
        : base.Mistake();

    private IEnumerable<string> Words => (Require ?? "").Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
}
