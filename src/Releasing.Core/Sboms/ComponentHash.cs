namespace Releasing.Sboms;

/// <summary>A digest of a component's archive.</summary>
/// <param name="Algorithm">As FIPS 180-4 and FIPS 202 name it: <c>SHA-256</c>, <c>SHA-512</c>, <c>SHA-1</c>, <c>MD5</c>.</param>
/// <param name="Hex">Lower-case hexadecimal digits.</param>
public sealed record ComponentHash(string Algorithm, string Hex);
