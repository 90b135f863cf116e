using System.Text;

namespace Releasing.Formats.Rpm;

/// <summary>The order of strcmp on UTF-8, which differs from that of UTF-16 beyond the basic plane.</summary>
internal sealed class Utf8Order : IComparer<string>
{
    public static Utf8Order Instance { get; } = new();

    public static int Compare(string left, string right) => Encoding.UTF8.GetBytes(left).AsSpan().SequenceCompareTo(Encoding.UTF8.GetBytes(right));

    int IComparer<string>.Compare(string? x, string? y) => Compare(x ?? "", y ?? "");
}
