namespace Releasing.Verification.Tuf;

/// <summary>The four roles of a repository (TUF specification 1.0.34, section 2.1), by the names that metadata use.</summary>
internal static class TufRole
{
    public const string Root = "root";
    public const string Timestamp = "timestamp";
    public const string Snapshot = "snapshot";
    public const string Targets = "targets";

    /// <summary>The file of a role.</summary>
    public static string File(string role) => role + ".json";
}
