using System.Security.Cryptography;
using System.Text;
using Releasing.Cake.Settings;
using Releasing.Failures;
using Releasing.Text;
using Releasing.Versions;
using Releasing.Versions.Bumping;
using Releasing.Versions.Files;
using Releasing.Versions.Next;

namespace Releasing.Cake.Versioning;

/// <summary>Decides what a bump does, before anything is changed.</summary>
internal sealed class BumpPlanner(ReleaseContext context, VersionArguments arguments)
{
    private readonly ReleasePackage _package = ProductVersion.Asked(context, arguments) is [var one]
        ? one
        : throw new ReleaseException($"Bump: the repository has several packages. Say which by --package=: {string.Join(", ", context.Settings.Versions.Packages.Select(package => package.Name))}.");

    /// <summary>Where the bump of this package keeps what it set out to do.</summary>
    public string JournalFolder => Path.Combine(
        context.WorkFolder, "bump", _package.Name.Length == 0 ? "product" : Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(_package.Name)))[..12]);

    /// <summary>The version files of the package.</summary>
    public VersionFiles Files(SemanticVersion? last) => FilesOf(context, _package, last);

    /// <summary>The version files of a package.</summary>
    public static VersionFiles FilesOf(ReleaseContext context, ReleasePackage package, SemanticVersion? last)
    {
        var settings = context.Settings.Bump;
        bool IsOwn(string path) => package.Path.Length == 0 || path.StartsWith(package.Path + "/", StringComparison.Ordinal);
        return VersionFiles.Open(context.Git.Root, package.Path, [.. settings.Files.Where(IsOwn)], [.. settings.Patterns.Where(pattern => IsOwn(pattern.Path))], last);
    }

    /// <summary>The next version.</summary>
    /// <exception cref="ReleaseException">There is nothing to release.</exception>
    public VersionProposal Propose()
    {
        var proposal = ProductVersion.Propose(context, arguments, _package).Proposal;
        if (proposal.Next is null)
        {
            throw new ReleaseException($"Bump: there is nothing to release. {proposal.Reason} Ask for a version with --bump= or --release-version=; `--target=Version --next` answers without failing.");
        }

        // Whoever starts with a version in the manifest means it.
        var written = proposal.Current is null && arguments is { Exactly: null, Channel: null, Request: VersionRequest.Commits }
            ? Files(null).Held.Select(held => held.Version).Where(version => version is { BuildMetadata: "" } && version > proposal.Next).Max()
            : null;
        return written is null
            ? proposal
            : proposal with { Next = written, Tag = VersionTag.NameFor(written, _package.TagPrefix, null), Reason = "There is no version yet, and the files hold this one." };
    }

    /// <summary>What is to be done for a version.</summary>
    /// <param name="proposal">The version.</param>
    /// <param name="edits">The files that change.</param>
    /// <param name="run">Knows the remote.</param>
    public BumpWork Begin(VersionProposal proposal, IReadOnlyList<FileEdit> edits, BumpRun run) =>
        WithOptions(new BumpWork { Version = proposal.Next!, Tag = proposal.Tag!, Start = context.Git.Head, Edits = edits }, run);

    /// <summary>What was begun, to be finished with the options of this run.</summary>
    /// <exception cref="ReleaseException">This run asks for another version.</exception>
    public BumpWork Continue(BumpWork begun, BumpRun run)
    {
        var asked = arguments.Exactly ?? (context.Git.Head == begun.Start ? ProductVersion.Propose(context, arguments, _package).Proposal.Next : null);
        var isExplicit = arguments is not { Exactly: null, Channel: null, Request: VersionRequest.Commits };
        return !isExplicit || asked is null || asked == begun.Version
            ? WithOptions(begun, run)
            : throw new ReleaseException(
                $"Bump: a bump to {begun.Version} was begun and {asked} is asked for. Finish the first with the command that began it, or take it back: git restore {string.Join(' ', begun.Edits.Select(edit => PlainText.Line(edit.Path)))}");
    }

    /// <summary>What the files hold that speaks against a version.</summary>
    public static IEnumerable<string> Problems(VersionFiles files, SemanticVersion next) => files.Held
        .Where(held => held.Version is not null && SemanticVersion.ComparePrecedence(held.Version, next) > 0)
        .Select(held => $"{PlainText.Line(held.Path)}:{held.Line} holds {PlainText.Line(held.Text)}, which is above {next}. Ask for that version by --release-version=, or correct the file.");

    private BumpWork WithOptions(BumpWork work, BumpRun run)
    {
        var settings = context.Settings.Bump;
        return work with
        {
            CommitMessage = arguments.Commit ? Fill(settings.CommitMessage, work) : null,
            TagMessage = arguments.Tag ? Fill(settings.TagMessage, work) : null,
            Remote = arguments.Push ? run.RemoteFor(settings.Remote) : null,
        };
    }

    private string Fill(string template, BumpWork work)
    {
        var name = _package.Name.Length > 0 ? _package.Name : context.Project.Name;
        return BumpSettings.Fill(template, work.Version.ToString(), work.Tag, name, _package.Name.Length > 0 ? $"{_package.Name} {work.Version}" : work.Version.ToString());
    }
}
