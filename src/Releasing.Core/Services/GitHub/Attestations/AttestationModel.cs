using System.Text.Json;

namespace Releasing.Services.GitHub.Attestations;

/// <summary>What is sent to keep an attestation ("Create an attestation").</summary>
/// <param name="Bundle">The Sigstore bundle, as it is.</param>
internal sealed record AttestationBody(JsonElement Bundle);

/// <summary>What GitHub answers to that.</summary>
internal sealed record AttestationId(long Id = 0);

/// <summary>A page of the attestations of a file ("List attestations").</summary>
internal sealed record AttestationList(IReadOnlyList<AttestationModel> Attestations);

/// <summary>One of them.</summary>
/// <param name="Bundle">The Sigstore bundle; null where GitHub only tells where it lies.</param>
internal sealed record AttestationModel(JsonElement? Bundle = null);
