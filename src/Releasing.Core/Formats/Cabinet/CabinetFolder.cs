namespace Releasing.Formats.Cabinet;

/// <summary>A folder of a cabinet: files that are compressed as one stretch of bytes. It is no directory.</summary>
/// <param name="Files">The files in their order.</param>
/// <param name="Compression">How they are compressed.</param>
public sealed record CabinetFolder(IReadOnlyList<CabinetFile> Files, CabinetCompression Compression = CabinetCompression.Mszip);
