namespace Releasing.Sboms.Locks;

/// <summary>What comes next in a document of maps, lists and texts, be it JSON or YAML.</summary>
internal enum LockToken
{
    /// <summary>Nothing: the document is over.</summary>
    End,

    /// <summary>A map begins; keys and values follow in turn.</summary>
    Map,

    /// <summary>The map is over.</summary>
    MapEnd,

    /// <summary>A list begins.</summary>
    List,

    /// <summary>The list is over.</summary>
    ListEnd,

    /// <summary>A key, a text, a number or a truth value.</summary>
    Text,

    /// <summary>No value.</summary>
    Null,
}
