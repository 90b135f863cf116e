using System.Globalization;
using System.Text;

namespace Releasing.Signing.Dsse;

/// <summary>A signed statement: Dead Simple Signing Envelope, version 1.</summary>
/// <param name="PayloadType">What the payload is: <c>application/vnd.in-toto+json</c>.</param>
/// <param name="Payload">The payload as it was signed, byte for byte.</param>
/// <param name="Signatures">At least one in an envelope that is complete.</param>
public sealed record DsseEnvelope(string PayloadType, ReadOnlyMemory<byte> Payload, IReadOnlyList<DsseSignature> Signatures)
{
    /// <summary>The payload type of in-toto statements.</summary>
    public const string InToto = "application/vnd.in-toto+json";

    /// <summary>What is signed: the pre-authentication encoding of type and payload (DSSE protocol, "PAE").</summary>
    /// <param name="payloadType">The payload type.</param>
    /// <param name="payload">The payload.</param>
    public static byte[] PreAuthenticationEncoding(string payloadType, ReadOnlySpan<byte> payload)
    {
        ArgumentNullException.ThrowIfNull(payloadType);
        var type = Encoding.UTF8.GetByteCount(payloadType);
        var head = Encoding.UTF8.GetBytes(string.Create(CultureInfo.InvariantCulture, $"DSSEv1 {type} {payloadType} {payload.Length} "));
        return [.. head, .. payload];
    }
}
