namespace Releasing.Provenance;

/// <summary>A file that a statement speaks of (in-toto ResourceDescriptor).</summary>
/// <param name="Name">The asset name.</param>
/// <param name="Sha256">64 lower-case hexadecimal digits.</param>
public sealed record Subject(string Name, string Sha256);
