namespace Releasing.Versions.Next;

/// <summary>What sort of version is asked for.</summary>
public enum VersionRequest
{
    /// <summary>What the commits ask for. After a pre-release the series goes on.</summary>
    Commits,

    /// <summary>At least the next patch above the last stable version, whatever the commits say.</summary>
    Patch,

    /// <summary>At least the next minor version above the last stable one.</summary>
    Minor,

    /// <summary>The next major version above the last stable one; on 0.x that is 1.0.0.</summary>
    Major,

    /// <summary>A pre-release, whatever the commits say.</summary>
    Prerelease,

    /// <summary>A stable version: of the last pre-release, or else what the commits ask for.</summary>
    Release,
}
