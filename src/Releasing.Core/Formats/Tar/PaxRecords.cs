using System.Globalization;
using System.Text;

namespace Releasing.Formats.Tar;

/// <summary>The records of one pax extended header: <c>length keyword=value\n</c>, where the length counts itself.</summary>
internal sealed class PaxRecords
{
    private readonly SortedDictionary<string, string> _records = new(StringComparer.Ordinal);

    public int Count => _records.Count;

    public void Set(string keyword, string value) => _records[keyword] = value;

    public void Set(string keyword, long value) => Set(keyword, value.ToString(CultureInfo.InvariantCulture));

    public byte[] ToBytes()
    {
        var text = new StringBuilder();
        foreach (var (keyword, value) in _records)
        {
            // The space, the equals sign and the line feed.
            var rest = 3 + Encoding.UTF8.GetByteCount(keyword) + Encoding.UTF8.GetByteCount(value);
            var length = rest + Digits(rest);
            length = rest + Digits(length);
            text.Append(CultureInfo.InvariantCulture, $"{length} {keyword}={value}\n");
        }

        return Encoding.UTF8.GetBytes(text.ToString());
    }

    private static int Digits(int value) => value.ToString(CultureInfo.InvariantCulture).Length;
}
