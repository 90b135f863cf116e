namespace Releasing.Signing.Keyless;

/// <summary>A service of a signing config.</summary>
/// <param name="Url">Its address.</param>
/// <param name="MajorApiVersion">The version of its interface; of Rekor: 1 or 2.</param>
/// <param name="Start">From when on it is to be used.</param>
/// <param name="End">Until when; null means for now without an end.</param>
/// <param name="Operator">Who runs it.</param>
public sealed record SigningService(Uri Url, int MajorApiVersion, DateTimeOffset Start, DateTimeOffset? End, string Operator);
