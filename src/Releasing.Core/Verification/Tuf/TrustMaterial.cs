using Releasing.Signing.Keyless;

namespace Releasing.Verification.Tuf;

/// <summary>A trusted root and what is known of it.</summary>
/// <param name="Root">The trusted root.</param>
/// <param name="Json">Its file, as the repository has it; null for the one that is built in.</param>
/// <param name="Services">Where to sign, as the same repository has it; null when it says nothing of it.</param>
/// <param name="Origin">Where both come from.</param>
/// <param name="Statement">The same for people, as full sentences, on one line.</param>
public sealed record TrustMaterial(TrustedRoot Root, ReadOnlyMemory<byte>? Json, SigningConfig? Services, TrustOrigin Origin, string Statement);
