namespace Releasing.Projects;

/// <summary>A language whose sources a repository holds, told by the file its tools look for.</summary>
public enum ProjectLanguage
{
    /// <summary><c>Cargo.toml</c> at the top.</summary>
    Rust,

    /// <summary><c>go.mod</c> at the top.</summary>
    Go,

    /// <summary><c>*.sln</c>, <c>*.slnx</c> or a project file at the top, or a project file in a folder of <c>src/</c>.</summary>
    DotNet,

    /// <summary><c>build.zig</c> at the top.</summary>
    Zig,

    /// <summary><c>*.c</c> at the top or in <c>src/</c>.</summary>
    C,

    /// <summary><c>pyproject.toml</c>, <c>setup.py</c> or <c>setup.cfg</c> at the top.</summary>
    Python,

    /// <summary><c>package.json</c> at the top.</summary>
    Node,
}
