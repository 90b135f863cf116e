namespace Releasing.Sboms;

/// <summary>
/// A software bill of materials, whatever the format it is written in. It holds no time of its making and nothing random: equal models give equal documents, and the
/// identity of a document (serial number, namespace) is derived from its contents.
/// </summary>
public sealed record Bom
{
    /// <summary>What the SBOM is about.</summary>
    public required BomSubject Subject { get; init; }

    /// <summary>The files that the subject consists of, when it is a whole release.</summary>
    public IReadOnlyList<BomSubject> Parts { get; init; } = [];

    /// <summary>What was looked at.</summary>
    public required BomPhase Phase { get; init; }

    /// <summary>The date of the contents: that of the commit.</summary>
    public required DateTimeOffset Timestamp { get; init; }

    /// <summary>The program that made it.</summary>
    public required BomTool Tool { get; init; }

    /// <summary>Who answers for the SBOM; null when unknown.</summary>
    public BomParty? Author { get; init; }
}
