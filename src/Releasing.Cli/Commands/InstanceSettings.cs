using System.ComponentModel;
using Releasing.Text;
using Releasing.Verification;
using Releasing.Verification.Tuf;
using Spectre.Console;
using Spectre.Console.Cli;

namespace Releasing.Cli.Commands;

/// <summary>The Sigstore instance, on the command line: the trusted root built in, one of a file, or the one that the instance has now. Only the last asks the network.</summary>
internal abstract class InstanceSettings : CommandSettings
{
    [CommandOption("--trusted-root <FILE>")]
    [Description("The trusted_root.json to trace signatures back to; otherwise the one of the public instance that is built in.")]
    public string? TrustedRoot { get; init; }

    [CommandOption("--refresh-trusted-root")]
    [Description("Gets the trusted root that the instance has now (by TUF). Without a network, the one of the last time serves, else the one built in; which one it is, is said.")]
    public bool RefreshTrustedRoot { get; init; }

    [CommandOption("--staging")]
    [Description("The staging instance, whose trusted root is refreshed unless --trusted-root names one: no root of it is built in but that of its TUF repository.")]
    public bool Staging { get; init; }

    [CommandOption("--tuf-url <URL>")]
    [Description("The TUF repository to refresh from, instead of the one of the instance: a mirror of it, or with --tuf-root another one.")]
    public string? TufUrl { get; init; }

    [CommandOption("--tuf-root <FILE>")]
    [Description("The root.json to begin with at --tuf-url, from whom you trust.")]
    public string? TufRoot { get; init; }

    [CommandOption("--tuf-cache <FOLDER>")]
    [Description("Where verified metadata are kept; otherwise releasing/tuf in your cache folder.")]
    public string? TufCache { get; init; }

    /// <summary>Whether the network is asked for the trusted root.</summary>
    protected virtual bool Refreshes => TrustedRoot is null && (RefreshTrustedRoot || Staging || TufUrl is not null);

    public override ValidationResult Validate() => Mistake() is { } mistake ? ValidationResult.Error(mistake) : ValidationResult.Success();

    /// <summary>The trusted root of now, and a line about it on standard error; null when it was not asked for.</summary>
    public async Task<TrustMaterial?> RefreshAsync(CancellationToken cancellationToken)
    {
        if (!Refreshes)
        {
            return null;
        }

        var repository = Staging ? TufRepository.Staging : TufRepository.Production;
        if (TufUrl is { } url)
        {
            repository = TufRoot is { } root ? new TufRepository(new Uri(url), await BoundedFile.ReadAsync(root, cancellationToken)) : repository with { Address = new Uri(url) };
        }

        var material = await TrustRefresh.RunAsync(new TrustSettings { Repository = repository, CacheFolder = TufCache }, cancellationToken: cancellationToken);
        Console.Error.WriteLine($"releasing: {PlainText.Line(material.Statement)}");
        return material;
    }

    /// <summary>What signatures are traced back to; null for the root that is built in.</summary>
    public async Task<TrustedRoot?> RootAsync(CancellationToken cancellationToken) => TrustedRoot is { } file
        ? Verification.TrustedRoot.Read(await BoundedFile.ReadAsync(file, cancellationToken), file)
        : (await RefreshAsync(cancellationToken))?.Root;

    /// <summary>What is wrong with the command line, as a sentence; null when nothing is.</summary>
    protected virtual string? Mistake() =>
        TrustedRoot is not null && !File.Exists(TrustedRoot) ? $"--trusted-root: there is no file '{TrustedRoot}'."
        : TrustedRoot is not null && (RefreshTrustedRoot || TufUrl is not null || TufRoot is not null) ? "--trusted-root and a refresh exclude each other: leave --refresh-trusted-root, --tuf-url and --tuf-root out."
        : TufRoot is not null && TufUrl is null ? "--tuf-root begins at --tuf-url. Give both."
        : TufRoot is not null && !File.Exists(TufRoot) ? $"--tuf-root: there is no file '{TufRoot}'."
        : TufUrl is not null && !Uri.TryCreate(TufUrl, UriKind.Absolute, out _) ? $"--tuf-url: '{TufUrl}' is no address. Give one that begins with https://."
        : null;
}
