namespace Releasing.Formats.Iso9660;

/// <summary>
/// The fields of the System Use Sharing Protocol (SUSP 1.12) behind a directory record: those that fit there, and the rest in a continuation area, which the field CE
/// in the record points to.
/// </summary>
internal sealed class SystemUse
{
    private const int LongestRecord = 254;
    private const int PointerLength = 28;

    private readonly byte[] _inline;
    private readonly byte[] _rest;

    /// <summary>Divides the fields.</summary>
    /// <param name="fields">The fields in their order.</param>
    /// <param name="recordLength">Length of the directory record before them, even.</param>
    public SystemUse(IReadOnlyList<byte[]> fields, int recordLength)
    {
        var room = LongestRecord - recordLength;
        if (fields.Sum(field => field.Length) > room)
        {
            room -= PointerLength;
        }

        var count = 0;
        for (var used = 0; count < fields.Count && used + fields[count].Length <= room; count++)
        {
            used += fields[count].Length;
        }

        _inline = [.. fields.Take(count).SelectMany(field => field)];
        _rest = [.. fields.Skip(count).SelectMany(field => field)];
    }

    /// <summary>Bytes in the record, even.</summary>
    public int Length => (_inline.Length + (_rest.Length > 0 ? PointerLength : 0) + 1) / 2 * 2;

    /// <summary>The continuation area; empty when everything fits.</summary>
    public ReadOnlyMemory<byte> Rest => _rest;

    /// <summary>The block that the continuation area lies in.</summary>
    public uint RestBlock { get; set; }

    /// <summary>Where in that block it begins.</summary>
    public int RestOffset { get; set; }

    /// <summary>Writes what stands in the record.</summary>
    public void Write(Span<byte> target)
    {
        _inline.CopyTo(target);
        if (_rest.Length > 0)
        {
            var pointer = new IsoWriter(target[_inline.Length..]);
            pointer.Bytes("CE"u8);
            pointer.U8(PointerLength);
            pointer.U8(1);
            pointer.Both32(RestBlock);
            pointer.Both32((uint)RestOffset);
            pointer.Both32((uint)_rest.Length);
        }
    }
}
