using System.Text;
using Releasing.Formats.Archives;

namespace Releasing.Formats.Tar;

/// <summary>The header blocks of one member in the chosen dialect.</summary>
internal sealed class TarMember
{
    private const string GnuLongLink = "././@LongLink";

    private readonly TarEntry _entry;
    private readonly long _size;
    private readonly TarSettings _settings;
    private readonly string _name;
    private readonly string _target;

    public TarMember(TarEntry entry, long size, TarSettings settings)
    {
        _entry = entry;
        _size = size;
        _settings = settings;
        _name = entry.Kind == EntryKind.Directory
            ? entry.Name == "." ? "./" : settings.NamePrefix + entry.Name + "/"
            : settings.NamePrefix + entry.Name;
        _target = entry.Kind == EntryKind.HardLink ? settings.NamePrefix + entry.LinkTarget : entry.LinkTarget ?? "";
    }

    public byte[] Headers()
    {
        using var blocks = new MemoryStream();
        if (_settings.Dialect == TarDialect.Gnu)
        {
            WriteGnu(blocks);
        }
        else
        {
            WritePax(blocks);
        }

        return blocks.ToArray();
    }

    private void WriteGnu(Stream blocks)
    {
        var target = Encoding.UTF8.GetBytes(_target);
        var name = Encoding.UTF8.GetBytes(_name);
        if (target.Length > TarHeader.NameLength)
        {
            WriteLongLink(blocks, 'K', target);
        }

        if (name.Length > TarHeader.NameLength)
        {
            WriteLongLink(blocks, 'L', name);
        }

        var header = CreateHeader(_size, _entry.ModificationTime.ToUnixTimeSeconds(), _entry.UserId, _entry.GroupId);
        header.SetName(name);
        header.SetLinkName(target);
        blocks.Write(header.Seal());
    }

    private static void WriteLongLink(Stream blocks, char type, byte[] value)
    {
        var header = new TarHeader(type, TarDialect.Gnu);
        header.SetName(Encoding.ASCII.GetBytes(GnuLongLink));
        header.SetMode(0);
        header.SetOwner(0, 0, "", "");
        header.SetTime(0);
        header.SetSize(value.Length + 1);
        blocks.Write(header.Seal());
        WritePadded(blocks, [.. value, 0]);
    }

    private void WritePax(Stream blocks)
    {
        var records = new PaxRecords();
        foreach (var (keyword, value) in _entry.PaxRecords)
        {
            records.Set(keyword, value);
        }

        var split = Ustar.Split(_name);
        if (split is null)
        {
            records.Set("path", _name);
        }

        if (_target.Length > TarHeader.NameLength || !Ascii.IsValid(_target))
        {
            records.Set("linkpath", _target);
        }

        // A number with a record of its own is written as zero in the old header, which must hold octal digits alone.
        var size = Fitted(records, "size", _size, TarHeader.LargestNumber);
        var time = Fitted(records, "mtime", _entry.ModificationTime.ToUnixTimeSeconds(), TarHeader.LargestNumber);
        var userId = Fitted(records, "uid", _entry.UserId, TarHeader.LargestId);
        var groupId = Fitted(records, "gid", _entry.GroupId, TarHeader.LargestId);
        if (!IsPlainOwner(_entry.UserName))
        {
            records.Set("uname", _entry.UserName);
        }

        if (!IsPlainOwner(_entry.GroupName))
        {
            records.Set("gname", _entry.GroupName);
        }

        var (prefix, name) = split ?? ("", Ustar.Approximate(_name));
        if (records.Count > 0)
        {
            // Some readers (System.Formats.Tar) forget the prefix of a member that has an extended header.
            if (prefix.Length > 0)
            {
                records.Set("path", _name);
            }

            WriteExtendedHeader(blocks, records.ToBytes(), name, time);
        }

        var header = CreateHeader(size, time, userId, groupId);
        header.SetPrefix(Encoding.ASCII.GetBytes(prefix));
        header.SetName(Encoding.ASCII.GetBytes(name));
        header.SetLinkName(Encoding.ASCII.GetBytes(Ustar.Approximate(_target)));
        blocks.Write(header.Seal());
    }

    private static void WriteExtendedHeader(Stream blocks, byte[] records, string name, long time)
    {
        var header = new TarHeader('x', TarDialect.Pax);
        header.SetName(Encoding.ASCII.GetBytes(Ustar.Approximate("PaxHeaders/" + name.TrimEnd('/'))));
        header.SetMode(0b110_100_100);
        header.SetOwner(0, 0, "", "");
        header.SetTime(time);
        header.SetSize(records.Length);
        blocks.Write(header.Seal());
        WritePadded(blocks, records);
    }

    private TarHeader CreateHeader(long size, long time, long userId, long groupId)
    {
        var type = _entry.Kind switch
        {
            EntryKind.HardLink => '1',
            EntryKind.SymbolicLink => '2',
            EntryKind.Directory => '5',
            _ => '0',
        };
        var header = new TarHeader(type, _settings.Dialect);
        header.SetMode(_entry.Mode & 0b111_111_111_111);
        header.SetOwner(userId, groupId, _entry.UserName, _entry.GroupName);
        header.SetTime(time);
        header.SetSize(size);
        return header;
    }

    private static long Fitted(PaxRecords records, string keyword, long value, long largest)
    {
        if (value >= 0 && value <= largest)
        {
            return value;
        }

        records.Set(keyword, value);
        return 0;
    }

    private static bool IsPlainOwner(string name) => name.Length <= TarHeader.OwnerLength && Ascii.IsValid(name);

    private static void WritePadded(Stream blocks, byte[] bytes)
    {
        blocks.Write(bytes);
        blocks.Write(new byte[TarWriter.Padding(bytes.Length)]);
    }
}
