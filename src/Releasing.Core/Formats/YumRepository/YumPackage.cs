using Releasing.Formats.Rpm.Reading;

namespace Releasing.Formats.YumRepository;

/// <summary>A package in the repository.</summary>
/// <param name="File">Its headers.</param>
/// <param name="Location">Path below the repository's folder, with <c>/</c>.</param>
/// <param name="Size">Bytes of the file.</param>
/// <param name="Sha256">Digest of the file, by which the parts of the metadata name it.</param>
internal sealed record YumPackage(RpmPackageFile File, string Location, long Size, string Sha256);
