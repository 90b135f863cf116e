namespace Releasing.Toml;

/// <summary>How a table came to be.</summary>
internal enum TomlTableOrigin
{
    /// <summary>On the way to another table: <c>a</c> of <c>[a.b]</c>. May be defined once, later.</summary>
    Implied,

    /// <summary>By its own header, or as an element of an array of tables.</summary>
    Header,

    /// <summary>By dotted keys. Only keys under the same header may add to it.</summary>
    Dotted,

    /// <summary>Between braces: complete.</summary>
    Inline,
}
