using System.Globalization;
using System.Text;
using Releasing.Signing.Bundles;
using Releasing.Verification.Keys;

namespace Releasing.Verification.Logs;

/// <summary>The promise of Rekor v1 to take an entry: a signature over its body, time, log and place as canonical JSON (RFC 8785).</summary>
internal static class SignedEntryTimestamp
{
    /// <summary>Whether a log signed it.</summary>
    public static bool Verify(LogEntry entry, TrustedLog log)
    {
        using var key = VerificationKey.Import(log);
        return entry.SignedEntryTimestamp is { } signature && key.VerifyData(Signed(entry), signature.Span);
    }

    /// <summary>What is signed. The members stand in the order of their names, and none of the values needs an escape.</summary>
    public static byte[] Signed(LogEntry entry) => Encoding.UTF8.GetBytes(string.Create(CultureInfo.InvariantCulture,
        $$"""{"body":"{{Convert.ToBase64String(entry.CanonicalizedBody.Span)}}","integratedTime":{{entry.IntegratedTime}},"logID":"{{Convert.ToHexStringLower(entry.LogId.Span)}}","logIndex":{{entry.LogIndex}}}"""));
}
