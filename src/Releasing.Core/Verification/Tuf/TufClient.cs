using System.Globalization;
using Releasing.Failures;

namespace Releasing.Verification.Tuf;

/// <summary>
/// The client workflow of The Update Framework (specification 1.0.34, section 5). The order of what is kept makes a cache that is of use whenever the process ends: time stamp and snapshot
/// as soon as they are verified, because they are the memory against older ones; the targets' own files before the metadata that tell of them.
/// </summary>
internal sealed class TufClient(ReadOnlyMemory<byte> firstRoot, TufServer server, TufCache cache, DateTimeOffset now)
{
    private static readonly string s_root = TufRole.File(TufRole.Root);
    private static readonly string s_timestamp = TufRole.File(TufRole.Timestamp);
    private static readonly string s_snapshot = TufRole.File(TufRole.Snapshot);
    private static readonly string s_targets = TufRole.File(TufRole.Targets);

    /// <summary>Brings the metadata up to date and returns targets, in the order of the names; one that the repository does not have is null.</summary>
    public async Task<(TrustedMetadata Trusted, IReadOnlyList<byte[]?> Targets)> UpdateAsync(IReadOnlyList<string> names, CancellationToken cancellationToken)
    {
        var trusted = Start();
        await RotateAsync(trusted, cancellationToken);
        trusted.Root.MustBeCurrent(now);
        var earlier = Recall(trusted);
        // A repository without a time stamp is none: a proxy in front of it, or another server.
        var timestamp = await server.FindAsync(s_timestamp, TufLimits.Timestamp, cancellationToken) ?? throw new ReleaseException($"TUF repository: there is no {s_timestamp}.");
        if (trusted.UpdateTimestamp(timestamp))
        {
            await cache.WriteAsync(s_timestamp, trusted.Timestamp!.Bytes, cancellationToken);
        }

        await UpdateAsync(earlier, trusted.UpdateSnapshot, trusted.Timestamp!.Snapshot, s_snapshot, TufLimits.Snapshot, trusted, cancellationToken);
        await cache.WriteAsync(s_snapshot, trusted.Snapshot!.Bytes, cancellationToken);
        await UpdateAsync(cache.Read(s_targets, TufLimits.Targets), trusted.UpdateTargets, trusted.Snapshot.Targets, s_targets, TufLimits.Targets, trusted, cancellationToken);
        var targets = new List<byte[]?>();
        foreach (var name in names)
        {
            targets.Add(trusted.Targets!.Has(name) ? await TargetAsync(trusted, name, cancellationToken) : null);
        }

        await cache.WriteAsync(s_targets, trusted.Targets!.Bytes, cancellationToken);
        cache.KeepTargets(names.Where(trusted.Targets.Has).Select(name => (name, trusted.Targets.Target(name))));
        return (trusted, targets);
    }

    /// <summary>
    /// The targets of the last update, without the repository: verified again by the keys of the newest root that is known, neither of which may have expired. That a time stamp has is told
    /// and no reason to refuse, because nobody is there to give a newer one.
    /// </summary>
    /// <returns>Null when there is no such thing.</returns>
    public (TimestampMetadata? Timestamp, IReadOnlyList<byte[]?> Targets)? Remember(IReadOnlyList<string> names)
    {
        var trusted = Start();
        if (cache.Read(s_targets, TufLimits.Targets) is not { } bytes)
        {
            return null;
        }

        try
        {
            var targets = new TargetsMetadata(bytes);
            trusted.Root[TufRole.Targets].MustHaveSigned(targets);
            trusted.Root.MustBeCurrent(now);
            targets.MustBeCurrent(now);
            var contents = names.Select(name => targets.Has(name) ? Cached(name, targets.Target(name)) : null).ToList();
            Recall(trusted);
            return (trusted.Timestamp, contents);
        }
        catch (TufRefusedException)
        {
            // Expired, of keys that were withdrawn, or damaged: as good as none.
            return null;
        }
    }

    // The newest root that is known: built in, or of an earlier update. Cached roots were verified before they were kept.
    private TrustedMetadata Start()
    {
        var given = new TrustedMetadata(new RootMetadata(firstRoot), now);
        if (cache.Read(s_root, TufLimits.Root) is not { } bytes)
        {
            return given;
        }

        try
        {
            var cached = new TrustedMetadata(new RootMetadata(bytes), now);
            if (cached.Root.Version > given.Root.Version)
            {
                return cached;
            }

            if (!given.Root.SharesOnlineKeys(cached.Root))
            {
                Forget();
            }
        }
        catch (TufRefusedException)
        {
            // A damaged file; the roots since the one given are asked for again.
        }

        return given;
    }

    private async Task RotateAsync(TrustedMetadata trusted, CancellationToken cancellationToken)
    {
        for (var count = 0; ; count++)
        {
            var name = string.Create(CultureInfo.InvariantCulture, $"{trusted.Root.Version + 1}.root.json");
            if (await server.FindAsync(name, TufLimits.Root, cancellationToken) is not { } bytes)
            {
                return;
            }

            if (count == TufLimits.Rotations)
            {
                throw trusted.Root.Refused(TufReason.EndlessRotation, $"It was renewed more than {TufLimits.Rotations} times. Use a newer program, or name a newer root.");
            }

            if (trusted.Rotate(bytes))
            {
                // Before the root is kept, so that a kill between the two forgets too much and never too little.
                Forget();
            }

            await cache.WriteAsync(s_root, bytes, cancellationToken);
        }
    }

    private byte[]? Recall(TrustedMetadata trusted)
    {
        var snapshot = cache.Read(s_snapshot, TufLimits.Snapshot);
        if (cache.Read(s_timestamp, TufLimits.Timestamp) is not { } timestamp)
        {
            return snapshot;
        }

        try
        {
            trusted.Recall(timestamp, snapshot);
        }
        catch (TufRefusedException)
        {
            // Of keys that were withdrawn since (section 5.3.11), or damaged.
            trusted.Forget();
        }

        return snapshot;
    }

    private void Forget()
    {
        cache.Delete(s_timestamp);
        cache.Delete(s_snapshot);
    }

    private async Task UpdateAsync(
        byte[]? cached, Action<ReadOnlyMemory<byte>> update, FileFacts facts, string name, int most, TrustedMetadata trusted, CancellationToken cancellationToken)
    {
        if (cached is { } bytes)
        {
            try
            {
                update(bytes);
                return;
            }
            catch (TufRefusedException)
            {
                // Of an earlier version, mostly; the repository has the one that is told of.
            }
        }

        var file = trusted.Root.ConsistentSnapshot ? string.Create(CultureInfo.InvariantCulture, $"{facts.Version}.{name}") : name;
        update(await server.GetAsync(file, Math.Min(most, facts.Length ?? most), cancellationToken));
    }

    private async Task<byte[]> TargetAsync(TrustedMetadata trusted, string name, CancellationToken cancellationToken)
    {
        var facts = trusted.Targets!.Target(name);
        if (Cached(name, facts) is { } cached)
        {
            return cached;
        }

        var path = trusted.Root.ConsistentSnapshot && facts.NameDigest is { } digest ? $"targets/{digest}.{name}" : $"targets/{name}";
        var bytes = await server.GetAsync(path, Math.Min(TufLimits.Target, facts.Length!.Value), cancellationToken);
        facts.MustBeOf(bytes, $"{name} of the TUF repository");
        await cache.WriteTargetAsync(name, facts, bytes, cancellationToken);
        return bytes;
    }

    private byte[]? Cached(string name, FileFacts facts)
    {
        if (cache.ReadTarget(name, facts, TufLimits.Target) is not { } bytes)
        {
            return null;
        }

        try
        {
            facts.MustBeOf(bytes, name);
            return bytes;
        }
        catch (TufRefusedException)
        {
            return null;
        }
    }
}
