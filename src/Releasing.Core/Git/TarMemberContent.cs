using System.Formats.Tar;
using Releasing.Failures;
using Releasing.Files;

namespace Releasing.Git;

/// <summary>The contents of the member that a tar reader stands at: readable once, before the reader goes on.</summary>
internal sealed class TarMemberContent(TarEntry member) : ContentSource
{
    private bool _opened;

    public override string Origin => member.Name;

    public override long Length => member.Length;

    public override Stream Open()
    {
        if (_opened)
        {
            throw new InvalidInputException(Origin, "its contents come from a stream and were read already", "Write the member once");
        }

        _opened = true;
        return member.DataStream ?? Stream.Null;
    }
}
