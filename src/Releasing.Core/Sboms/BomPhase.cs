namespace Releasing.Sboms;

/// <summary>What was looked at to make the SBOM: the generation context of CISA's minimum elements (draft of 2025).</summary>
public enum BomPhase
{
    /// <summary>Before the build: lock files and other sources only.</summary>
    BeforeBuild,

    /// <summary>During the build: what the build used, and what it made.</summary>
    DuringBuild,

    /// <summary>After the build: finished files alone, such as binaries that somebody else built.</summary>
    AfterBuild,
}
