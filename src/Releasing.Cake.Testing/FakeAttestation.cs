namespace Releasing.Cake.Testing;

/// <summary>An attestation that a <see cref="FakeRepository"/> keeps.</summary>
/// <param name="Id">GitHub's number for it.</param>
/// <param name="Digests">The digests of its subjects, such as <c>sha256:…</c>.</param>
/// <param name="PredicateType">What it is, such as <c>https://slsa.dev/provenance/v1</c>.</param>
/// <param name="Bundle">The Sigstore bundle, as JSON.</param>
public sealed record FakeAttestation(long Id, IReadOnlyList<string> Digests, string PredicateType, string Bundle);
