using System.Text;
using Releasing.Signing.Bundles;

namespace Releasing.Core.Tests.Verification.Mutations;

/// <summary>
/// Everything in a bundle that verification vouches for, as one text. What it cannot vouch for is left out: the hint of a key and the key id of an envelope, which are hints by
/// definition; whether the optional digest of a message stands there; a proof beside a promise in version 0.1 and anything else that may be left out, which only has to be right
/// where it stands.
/// </summary>
internal static class Meaning
{
    public static string Of(SigstoreBundle bundle)
    {
        var text = new StringBuilder();
        foreach (var certificate in bundle.Certificates)
        {
            text.Append("certificate ").AppendLine(Convert.ToHexString(certificate.Span));
        }

        if (bundle.Message is { } message)
        {
            text.Append("message ").AppendLine(Convert.ToHexString(message.Signature.Span));
        }

        if (bundle.Envelope is { } envelope)
        {
            text.Append("envelope ").Append(envelope.PayloadType).Append(' ').AppendLine(Convert.ToHexString(envelope.Payload.Span));
            foreach (var signature in envelope.Signatures)
            {
                text.Append("signature ").AppendLine(Convert.ToHexString(signature.Signature.Span));
            }
        }

        foreach (var entry in bundle.LogEntries)
        {
            text.AppendLine($"entry {entry.Kind} {entry.KindVersion} {Convert.ToHexString(entry.LogId.Span)} {Convert.ToHexString(entry.CanonicalizedBody.Span)}");
        }

        return text.ToString();
    }
}
