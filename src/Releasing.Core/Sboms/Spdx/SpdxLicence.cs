namespace Releasing.Sboms.Spdx;

/// <summary>A licence as SPDX writes it.</summary>
/// <param name="Expression">The expression.</param>
/// <param name="References">The names in it that the document has to explain.</param>
internal sealed record SpdxLicence(string Expression, IReadOnlyList<string> References);
