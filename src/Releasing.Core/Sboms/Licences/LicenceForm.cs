namespace Releasing.Sboms.Licences;

/// <summary>What the words of a licence field are.</summary>
public enum LicenceForm
{
    /// <summary>One identifier of the SPDX licence list.</summary>
    Identifier,

    /// <summary>An SPDX licence expression of more than one identifier (SPDX 2.3, annex D).</summary>
    Expression,

    /// <summary>Words that SPDX does not know.</summary>
    Words,
}
