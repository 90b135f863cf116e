using System.Diagnostics.CodeAnalysis;
using System.Security.Cryptography;
using System.Text;

namespace Releasing.Formats.Msi;

/// <summary>UUIDs of version 5, made of a name space and a name (RFC 9562, section 5.5): the same names always have the same UUID.</summary>
public static class NamedGuid
{
    /// <summary>The name space of addresses (RFC 9562, section 6.6).</summary>
    public static Guid Addresses { get; } = new("6ba7b811-9dad-11d1-80b4-00c04fd430c8");

    /// <summary>The UUID of a name.</summary>
    /// <param name="space">The name space.</param>
    /// <param name="name">The name; its UTF-8 form counts.</param>
    [SuppressMessage("Security", "CA5350", Justification = "RFC 9562 defines version 5 by SHA-1; nothing is protected by it.")]
    public static Guid Of(Guid space, string name)
    {
        ArgumentNullException.ThrowIfNull(name);
        byte[] input = [.. space.ToByteArray(bigEndian: true), .. Encoding.UTF8.GetBytes(name)];
        var bytes = SHA1.HashData(input).AsSpan(0, 16);
        bytes[6] = (byte)((bytes[6] & 0x0F) | 0x50);
        bytes[8] = (byte)((bytes[8] & 0x3F) | 0x80);
        return new Guid(bytes, bigEndian: true);
    }
}
