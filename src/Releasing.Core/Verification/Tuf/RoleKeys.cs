namespace Releasing.Verification.Tuf;

/// <summary>The keys of a role, and how many of them have to sign (TUF specification 1.0.34, section 4.3, "roles").</summary>
/// <param name="Keys">The keys by their ids; an id without a key of it is left out.</param>
/// <param name="Threshold">How many, from 1.</param>
internal sealed record RoleKeys(IReadOnlyDictionary<string, TufKey> Keys, long Threshold)
{
    /// <summary>Whether another role has the same keys and threshold, by whatever ids.</summary>
    public bool IsSame(RoleKeys other) => Threshold == other.Threshold && Identities().SetEquals(other.Identities());

    /// <summary>Refuses metadata that fewer different keys signed than have to. A key under two ids counts once.</summary>
    public void MustHaveSigned(SignedMetadata metadata)
    {
        var signers = new HashSet<string>(StringComparer.Ordinal);
        foreach (var (id, key) in Keys)
        {
            if (key.Identity is { } identity && !signers.Contains(identity) && metadata.Signatures.TryGetValue(id, out var signature) && key.Verifies(metadata.SignedBytes, signature))
            {
                signers.Add(identity);
            }
        }

        if (signers.Count < Threshold)
        {
            var unknown = Keys.Any(key => key.Value.Identity is null && metadata.Signatures.ContainsKey(key.Key));
            throw metadata.Refused(
                unknown ? TufReason.AlgorithmUnsupported : TufReason.ThresholdMissed,
                $"{signers.Count} of its keys signed it and {Threshold} have to{(unknown ? "; another is of a kind that this program does not know" : "")}.");
        }
    }

    private HashSet<string> Identities() => Keys.Select(key => key.Value.Identity ?? key.Key).ToHashSet(StringComparer.Ordinal);
}
