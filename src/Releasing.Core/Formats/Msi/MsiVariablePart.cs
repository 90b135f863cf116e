namespace Releasing.Formats.Msi;

/// <summary>What a value is of an environment variable.</summary>
public enum MsiVariablePart
{
    /// <summary>The whole value; the removal of the product removes the variable.</summary>
    All,

    /// <summary>One entry, behind those that are there; the removal takes it out again.</summary>
    Last,

    /// <summary>One entry, before those that are there; the removal takes it out again.</summary>
    First,
}
