namespace Releasing.Sboms;

/// <summary>Where components come from; each has a type of package URL.</summary>
public enum Ecosystem
{
    /// <summary>Rust crates: <c>pkg:cargo</c>.</summary>
    Cargo,

    /// <summary>Go modules: <c>pkg:golang</c>.</summary>
    Go,

    /// <summary>.NET packages: <c>pkg:nuget</c>.</summary>
    NuGet,

    /// <summary>Node packages: <c>pkg:npm</c>.</summary>
    Npm,

    /// <summary>Python distributions: <c>pkg:pypi</c>.</summary>
    PyPi,

    /// <summary>Anything else, such as the released files themselves: <c>pkg:generic</c>.</summary>
    Generic,
}
