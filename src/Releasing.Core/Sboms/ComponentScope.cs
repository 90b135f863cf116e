namespace Releasing.Sboms;

/// <summary>What a component is for the thing that holds it.</summary>
public enum ComponentScope
{
    /// <summary>Part of the program as it runs.</summary>
    Required,

    /// <summary>Part of it only where a feature or a platform asks for it.</summary>
    Optional,

    /// <summary>Used to build or test it, and not in it.</summary>
    Development,
}
