using Releasing.Signing.Bundles;

namespace Releasing.Verification.Logs;

/// <summary>Verifies that an entry is in a log of the trusted root: by its promise (signed entry timestamp), by an inclusion proof with a checkpoint, or both.</summary>
internal static class LogEntryVerifier
{
    private const long MaximumSeconds = 253402300799;

    /// <summary>Verifies an entry; what it says is not looked at.</summary>
    public static VerifiedEntry Verify(LogEntry entry, BundleVersion version, IReadOnlyList<TrustedLog> logs, string where)
    {
        var known = logs.Where(log => log.KeyId.Span.SequenceEqual(entry.LogId.Span)).ToArray();
        if (known.Length == 0)
        {
            throw new RefusedException(RefusalReason.LogUnknown, where, "The trusted root knows no transparency log with the key of the entry.");
        }

        if (entry.IntegratedTime > MaximumSeconds)
        {
            throw new RefusedException(RefusalReason.BundleMalformed, where, "The integrated time of the entry is no time.");
        }

        DateTimeOffset? time = entry.IntegratedTime > 0 ? DateTimeOffset.FromUnixTimeSeconds(entry.IntegratedTime) : null;
        var promised = entry.SignedEntryTimestamp is not null;
        known = promised ? Filter(known, log => SignedEntryTimestamp.Verify(entry, log), RefusalReason.InclusionPromiseInvalid, "The signed entry timestamp is not the log's.", where) : known;
        known = VerifyProof(entry, version, known, where);
        return known.FirstOrDefault(log => time is null || log.ValidFor.Contains(time.Value)) is { } valid
            ? new VerifiedEntry(valid, time, promised && time is not null)
            : throw VerifiedEntry.NotValid(where);
    }

    private static TrustedLog[] VerifyProof(LogEntry entry, BundleVersion version, TrustedLog[] known, string where)
    {
        if (entry.InclusionProof is not { } proof)
        {
            return version > BundleVersion.V01 ? throw new RefusedException(RefusalReason.InclusionProofMissing, where, "The entry has no inclusion proof.")
                : entry.SignedEntryTimestamp is null ? throw new RefusedException(RefusalReason.InclusionPromiseMissing, where, "The entry has neither a signed entry timestamp nor an inclusion proof.")
                : known;
        }

        if (version == BundleVersion.V01 && entry.SignedEntryTimestamp is null)
        {
            throw new RefusedException(RefusalReason.InclusionPromiseMissing, where, "The entry has no signed entry timestamp, and version 0.1 asks for one.");
        }

        // Without a promise nothing else binds the place that the entry tells.
        if (!(entry.SignedEntryTimestamp is not null || entry.LogIndex == proof.LogIndex)
            || MerkleTree.Root(MerkleTree.Leaf(entry.CanonicalizedBody.Span), proof.LogIndex, proof.TreeSize, proof.Hashes) is not { } root
            || !root.AsSpan().SequenceEqual(proof.RootHash.Span))
        {
            throw new RefusedException(RefusalReason.InclusionProofInvalid, where, "The inclusion proof does not lead from the entry to the root.");
        }

        if (proof.Checkpoint is null)
        {
            // In version 0.1 the promise is what counts, and a proof may stand there for show.
            return version == BundleVersion.V01 ? known : throw new RefusedException(RefusalReason.CheckpointMissing, where, "The inclusion proof has no checkpoint.");
        }

        var checkpoint = Checkpoint.Read(proof.Checkpoint, where);
        var signers = Filter(known, checkpoint.IsSignedBy, RefusalReason.CheckpointInvalid, "The checkpoint is not signed by the log of the entry.", where);
        return checkpoint.Size == proof.TreeSize && checkpoint.Root.Span.SequenceEqual(root)
            ? signers
            : throw new RefusedException(RefusalReason.CheckpointMismatch, where, "The checkpoint is of another tree than the inclusion proof.");
    }

    private static TrustedLog[] Filter(TrustedLog[] logs, Func<TrustedLog, bool> accepts, RefusalReason reason, string what, string where)
    {
        var accepted = logs.Where(accepts).ToArray();
        return accepted.Length > 0 ? accepted : throw new RefusedException(reason, where, what);
    }
}
