using System.Buffers.Binary;
using System.Text;

namespace Releasing.Formats.Rpm;

/// <summary>The lead: 96 bytes by which <c>file</c> and very old programs know a package. rpm itself reads nothing but the magic number.</summary>
internal static class RpmLead
{
    public const int Size = 96;

    private const int LongestName = 65;
    private const int NamePlace = 10;

    private static ReadOnlySpan<byte> Magic => [0xED, 0xAB, 0xEE, 0xDB];

    public static bool HasMagic(ReadOnlySpan<byte> lead) => lead.StartsWith(Magic);

    public static byte[] Of(RpmPackage package)
    {
        var lead = new byte[Size];
        Magic.CopyTo(lead);
        lead[4] = 3;
        BinaryPrimitives.WriteUInt16BigEndian(lead.AsSpan(8), RpmArchitecture.LeadNumber(package.Architecture));
        var name = Encoding.UTF8.GetBytes($"{package.Package.Name}-{package.FullVersion}");
        name.AsSpan(0, Math.Min(name.Length, LongestName)).CopyTo(lead.AsSpan(NamePlace));
        // Operating system 1 is Linux; signature type 5 is a header structure.
        BinaryPrimitives.WriteUInt16BigEndian(lead.AsSpan(76), 1);
        BinaryPrimitives.WriteUInt16BigEndian(lead.AsSpan(78), 5);
        return lead;
    }
}
