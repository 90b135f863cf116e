namespace Releasing.Verification.Tuf;

/// <summary>The root: the keys of all roles (TUF specification 1.0.34, section 4.3).</summary>
internal sealed class RootMetadata : SignedMetadata
{
    private const int MostKeys = 256;
    private readonly Dictionary<string, RoleKeys> _roles;

    public RootMetadata(ReadOnlyMemory<byte> bytes)
        : base(bytes, TufRole.Root)
    {
        ConsistentSnapshot = Signed.IsTrue("consistent_snapshot");
        var (all, keys) = (Signed.Object("keys"), new Dictionary<string, TufKey>(StringComparer.Ordinal));
        foreach (var id in all.Names)
        {
            keys[id] = TufKey.Read(all.Object(id));
        }

        var roles = Signed.Object("roles");
        _roles = new[] { TufRole.Root, TufRole.Timestamp, TufRole.Snapshot, TufRole.Targets }.ToDictionary(role => role, role => Role(roles.Object(role), keys), StringComparer.Ordinal);
    }

    /// <summary>Whether files are named after their versions and digests (section 6.2).</summary>
    public bool ConsistentSnapshot { get; }

    /// <summary>Who signs a role.</summary>
    public RoleKeys this[string role] => _roles[role];

    /// <summary>Whether those who sign time stamps and snapshots are the same in another root.</summary>
    public bool SharesOnlineKeys(RootMetadata other) => this[TufRole.Timestamp].IsSame(other[TufRole.Timestamp]) && this[TufRole.Snapshot].IsSame(other[TufRole.Snapshot]);

    private static RoleKeys Role(TufObject role, Dictionary<string, TufKey> keys) =>
        new(role.Texts("keyids", MostKeys).Distinct(StringComparer.Ordinal).Where(keys.ContainsKey).ToDictionary(id => id, id => keys[id], StringComparer.Ordinal), role.Number("threshold", 1));
}
