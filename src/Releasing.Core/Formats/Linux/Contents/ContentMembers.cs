using Releasing.Files;
using Releasing.Formats.Archives;
using Releasing.Text;

namespace Releasing.Formats.Linux.Contents;

/// <summary>The members of one content, with the owner, time, mode and traits that it states.</summary>
internal sealed class ContentMembers(PackageContent content, DateTimeOffset time)
{
    private readonly List<FoundMember> _members = [];

    public IReadOnlyList<FoundMember> Members => _members;

    public void AddFile(string path, ContentSource bytes, Func<int> usualMode) =>
        Add(Member(path, EntryKind.File, content.Mode ?? usualMode()) with { Content = bytes });

    public void AddLink(string path, string target) => Add(Member(path, EntryKind.SymbolicLink, PackageMode.Link) with { LinkTarget = target });

    public void AddDirectory(string path, int? mode, bool isStated) => Add(Member(path, EntryKind.Directory, mode ?? PackageMode.Executable), isStated);

    public void AddGhost() => Add(Member(content.Destination, EntryKind.File, content.Mode ?? PackageMode.File));

    private PackageMember Member(string path, EntryKind kind, int mode) => new()
    {
        Path = path,
        Kind = kind,
        Mode = mode,
        Owner = content.Owner,
        Group = content.Group,
        ModificationTime = time,
        Traits = ContentRules.TraitsOf(content, kind == EntryKind.File),
        Language = kind == EntryKind.Directory ? "" : MemberLanguage.Of(path),
    };

    private void Add(PackageMember member, bool isStated = true)
    {
        var origin = ContentRules.Describe(content);
        if (content.Kind == PackageContentKind.Tree)
        {
            origin = $"'{PlainText.Line(member.Path)}' of {origin}";
        }

        _members.Add(new FoundMember(member, origin, isStated));
    }
}
