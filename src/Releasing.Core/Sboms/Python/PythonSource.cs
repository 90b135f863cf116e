using Releasing.Sboms.Locks;

namespace Releasing.Sboms.Python;

/// <summary>Where a Python distribution comes from.</summary>
internal static class PythonSource
{
    private static readonly string[] s_systems = ["git", "hg", "svn", "bzr"];

    /// <summary>The index's address as a component's source.</summary>
    public static string? Index(string? address) => address is null ? null : SourceAddress.Public(address);

    /// <summary>A direct reference (PEP 508, PEP 610): an archive's address, or <c>git+URL@REVISION</c>.</summary>
    public static string Direct(string address)
    {
        var plain = address.Split('#', 2)[0];
        return SourceAddress.Public(plain);
    }

    /// <summary>A direct reference to a repository.</summary>
    public static bool IsRepository(string address) => s_systems.Any(system => address.StartsWith(system + "+", StringComparison.Ordinal));
}
