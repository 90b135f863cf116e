using Releasing.Sboms.Locks;

namespace Releasing.Sboms.Node;

/// <summary>The flags of npm's lock files: each says that <em>only</em> such ways lead to the package (npm's documentation, "package-lock.json").</summary>
internal static class NodeScope
{
    /// <summary>The scope of an entry; <c>devOptional</c> is reached by ways of both kinds, and so may be installed where development packages are not.</summary>
    public static ComponentScope Of(LockValue entry) => entry switch
    {
        _ when entry["dev"] is { IsTrue: true } => ComponentScope.Development,
        _ when entry["optional"] is { IsTrue: true } || entry["devOptional"] is { IsTrue: true } => ComponentScope.Optional,
        _ => ComponentScope.Required,
    };
}
