using System.Globalization;
using Releasing.Files;
using Releasing.Formats.Msi.Database;

namespace Releasing.Core.Tests.Formats.Msi.Database;

/// <summary>Databases with tables, rows and streams of every kind and length, the same for the same seed.</summary>
public sealed class RandomDatabase
{
    private static readonly int[] s_lengths = [0, 1, 63, 64, 65, 500, 511, 512, 513, 4095, 4096, 4097, 20_000];
    private static readonly int[] s_small = [0, 1, -1, 32767, -32767];
    private static readonly int[] s_large = [0, 1, -1, 65536, int.MaxValue, -int.MaxValue];

    private readonly SampleBytes _random;

    private RandomDatabase(uint seed) => _random = new SampleBytes(seed);

    public static MsiDatabase Create(uint seed) => new RandomDatabase((seed * 7919) + 1).Create();

    private MsiDatabase Create()
    {
        var database = new MsiDatabase
        {
            Summary = new MsiSummary { Title = Text(), Subject = Text(), PageCount = _random.Below(2) == 0 ? null : 200, LastSaveTime = DateTimeOffset.UnixEpoch.AddSeconds(_random.Below(2_000_000_000)) },
        };
        var tables = _random.Below(7);
        for (var i = 0; i < tables; i++)
        {
            database.Tables.Add(Table(string.Create(CultureInfo.InvariantCulture, $"Table{(char)('A' + _random.Below(26))}_{i}")));
        }

        for (var i = _random.Below(5); i > 0; i--)
        {
            database.Streams[string.Create(CultureInfo.InvariantCulture, $"stream-{i}.{(char)('a' + _random.Below(26))}")] = Content();
        }

        return database;
    }

    private MsiTable Table(string name)
    {
        var keys = 1 + _random.Below(3);
        var columns = Enumerable.Range(0, keys + _random.Below(6)).Select(i => Column(i, i < keys)).ToList();
        if (_random.Below(3) == 0)
        {
            columns.Add(new MsiColumn("Data", MsiColumnKind.Stream, IsNullable: true));
        }

        var table = new MsiTable(name, [.. columns]);
        var taken = new HashSet<string>(StringComparer.Ordinal);
        for (var rows = _random.Below(_random.Below(10) == 0 ? 600 : 20); rows > 0; rows--)
        {
            var row = columns.Select((column, place) => place == 0 && column.Kind == MsiColumnKind.Text ? Key() : Value(column)).ToArray();
            if (taken.Add(string.Join('\t', row.Take(keys))))
            {
                table.Add(row);
            }
        }

        return table;
    }

    private MsiColumn Column(int place, bool isKey)
    {
        var kind = (MsiColumnKind)_random.Below(3);
        // What is without a value in a key would make a stream's name ambiguous.
        return new MsiColumn(string.Create(CultureInfo.InvariantCulture, $"Column{place}"), kind, kind == MsiColumnKind.Text && isKey ? 72 : 0, isKey, !isKey && _random.Below(2) == 0, !isKey && kind == MsiColumnKind.Text && _random.Below(2) == 0);
    }

    private object? Value(MsiColumn column) => column switch
    {
        { IsNullable: true } when _random.Below(3) == 0 => null,
        { Kind: MsiColumnKind.Int16 } => _random.Below(2) == 0 ? s_small[_random.Below(s_small.Length)] : _random.Below(65535) - 32767,
        { Kind: MsiColumnKind.Int32 } => _random.Below(2) == 0 ? s_large[_random.Below(s_large.Length)] : _random.Below(int.MaxValue),
        { Kind: MsiColumnKind.Stream } => Content(),
        { IsKey: true } => Key(),
        _ => Text(),
    };

    private string Key() => string.Create(CultureInfo.InvariantCulture, $"k{_random.Below(300)}");

    private string Text() => _random.Below(40) switch
    {
        0 => string.Concat(Enumerable.Repeat("long text ", 6554 + _random.Below(7000))) + _random.Below(3).ToString(CultureInfo.InvariantCulture),
        < 10 => string.Create(CultureInfo.InvariantCulture, $"Grüße {_random.Below(50)} 日本語 😀"),
        _ => string.Create(CultureInfo.InvariantCulture, $"text {_random.Below(500)}"),
    };

    private ContentSource Content() => ContentSource.FromBytes(_random.Noise(s_lengths[_random.Below(s_lengths.Length)]), "random");
}
