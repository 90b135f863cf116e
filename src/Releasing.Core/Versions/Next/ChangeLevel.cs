namespace Releasing.Versions.Next;

/// <summary>How much a change moves a version (Semantic Versioning 2.0.0, rules 6 to 8); in ascending order.</summary>
public enum ChangeLevel
{
    /// <summary>It asks for no release.</summary>
    None,

    /// <summary>A fix that breaks nothing.</summary>
    Patch,

    /// <summary>Something new that breaks nothing.</summary>
    Minor,

    /// <summary>What worked before may not work any more.</summary>
    Major,
}
