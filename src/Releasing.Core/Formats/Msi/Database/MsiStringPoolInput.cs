using System.Buffers.Binary;
using System.Text;

namespace Releasing.Formats.Msi.Database;

/// <summary>The texts of a database that is read, and how often each was referred to so far.</summary>
internal sealed class MsiStringPoolInput
{
    private readonly MsiDatabaseInput _input;
    private readonly List<string?> _texts = [null];
    private readonly List<int> _stored = [0];
    private readonly int[] _counted;

    /// <summary>Reads the pool.</summary>
    /// <exception cref="Failures.InvalidInputException">It is damaged.</exception>
    public MsiStringPoolInput(MsiDatabaseInput input)
    {
        _input = input;
        var (pool, data) = (input.TakeTable(MsiSystemTables.PoolName), input.TakeTable(MsiSystemTables.DataName));
        if (pool.Length < sizeof(uint) || pool.Length % sizeof(uint) != 0)
        {
            throw input.Damaged($"_StringPool has {pool.Length} bytes, which are no code page and entries of 4");
        }

        var head = BinaryPrimitives.ReadUInt32LittleEndian(pool);
        ReferenceSize = (head & MsiStringPool.LongReferences) == 0 ? 2 : 3;
        Codepage = (int)(head & ~MsiStringPool.LongReferences);
        var rest = data.AsSpan();
        var encoding = MsiCodepage.Encoding(Codepage, "Code page of the installer database");
        for (var at = sizeof(uint); at < pool.Length; at += sizeof(uint))
        {
            var length = (long)BinaryPrimitives.ReadUInt16LittleEndian(pool.AsSpan(at));
            var references = BinaryPrimitives.ReadUInt16LittleEndian(pool.AsSpan(at + sizeof(ushort)));
            if (length == 0 && references != 0)
            {
                at += sizeof(uint);
                length = at < pool.Length ? BinaryPrimitives.ReadUInt32LittleEndian(pool.AsSpan(at)) : long.MaxValue;
            }

            if (length > rest.Length)
            {
                throw input.Damaged($"text {_texts.Count} of the pool is longer than what is left of _StringData");
            }

            _texts.Add(length == 0 ? null : Decode(encoding, rest[..(int)length]));
            _stored.Add(references);
            rest = rest[(int)length..];
        }

        if (rest.Length > 0)
        {
            throw input.Damaged($"_StringData has {rest.Length} bytes more than _StringPool tells of");
        }

        _counted = new int[_texts.Count];
    }

    /// <summary>The code page of all texts.</summary>
    public int Codepage { get; }

    /// <summary>Bytes of a reference, 2 or 3.</summary>
    public int ReferenceSize { get; }

    /// <summary>The text that is referred to; null for none. The reference is counted.</summary>
    /// <exception cref="Failures.InvalidInputException">There is no such text.</exception>
    public string? Take(uint reference)
    {
        if (reference == 0)
        {
            return null;
        }

        if (reference >= _texts.Count || _texts[(int)reference] is not { } text)
        {
            throw _input.Damaged($"a row refers to text {reference}, which the pool has not");
        }

        _counted[reference]++;
        return text;
    }

    /// <summary>Compares the numbers of references with those that the pool says.</summary>
    /// <exception cref="Failures.InvalidInputException">One differs.</exception>
    public void CheckCounts()
    {
        for (var i = 1; i < _texts.Count; i++)
        {
            if (Math.Min(_counted[i], ushort.MaxValue) != _stored[i])
            {
                throw _input.Damaged($"text {i} is referred to {_counted[i]} times, and the pool says {_stored[i]}");
            }
        }
    }

    private string Decode(Encoding encoding, ReadOnlySpan<byte> bytes)
    {
        try
        {
            return encoding.GetString(bytes);
        }
        catch (DecoderFallbackException error)
        {
            throw _input.Damaged($"text {_texts.Count} of the pool is none of code page {Codepage}", error);
        }
    }
}
