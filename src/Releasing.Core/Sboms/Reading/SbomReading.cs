namespace Releasing.Sboms.Reading;

/// <summary>What an SBOM says, and what is wrong with it.</summary>
public sealed record SbomReading
{
    /// <summary>The format and its version as the file says: <c>CycloneDX 1.6</c>, <c>SPDX 2.3</c>, <c>SPDX 3.0.1</c>; null when it is none of these.</summary>
    public string? Format { get; init; }

    /// <summary>What the SBOM is about; null when it does not say.</summary>
    public SbomSubject? Subject { get; init; }

    /// <summary>The files that the subject consists of, where it says so: those of a release.</summary>
    public IReadOnlyList<SbomSubject> Parts { get; init; } = [];

    /// <summary>How many components it names besides subject and parts.</summary>
    public int Components { get; init; }

    /// <summary>What breaks the specification, one full sentence each, safe to print; at most <see cref="SbomProblems.Most"/> and one that counts the rest. Empty for a valid file.</summary>
    public required IReadOnlyList<string> Problems { get; init; }

    /// <summary>Nothing breaks the specification.</summary>
    public bool IsValid => Problems.Count == 0;
}
