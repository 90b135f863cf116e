using Releasing.Failures;

namespace Releasing.Formats.Rpm.Reading;

/// <summary>The headers of a package of RPM's format 3 or 4, by whomever it was made. The payload is not read, digests and signatures are not verified.</summary>
public sealed class RpmPackageFile
{
    private const int Alignment = 8;

    private RpmPackageFile(string path, RpmHeaderValues signature, RpmHeaderValues header, long headerStart)
    {
        Path = path;
        Signature = signature;
        Header = header;
        HeaderStart = headerStart;
    }

    /// <summary>The file, as it was named.</summary>
    public string Path { get; }

    /// <summary>The package's name.</summary>
    public string Name => Header.Text(RpmTag.Name);

    /// <summary>The processor, or <c>noarch</c>; <c>src</c> for a source package.</summary>
    public string Architecture => IsSource ? "src" : Header.Text(RpmTag.Architecture);

    /// <summary>0 where the package has none.</summary>
    public ulong Epoch => Header.Number(RpmTag.Epoch) ?? 0;

    /// <summary>The program's version.</summary>
    public string Version => Header.Text(RpmTag.Version);

    /// <summary>The package's release.</summary>
    public string Release => Header.Text(RpmTag.Release);

    /// <summary>Whether it holds sources: no binary package is without the name of the source package it came from.</summary>
    public bool IsSource => Header.Text(RpmTag.SourcePackage).Length == 0;

    /// <summary>Whether the signature header holds an OpenPGP signature, of whatever worth.</summary>
    public bool IsSigned => Signature.Tags.Any(tag => tag is (int)RpmSignatureTag.RsaHeader or (int)RpmSignatureTag.DsaHeader or 1002 or 1005);

    /// <summary>The byte of the file at which the main header begins.</summary>
    public long HeaderStart { get; }

    /// <summary>The byte of the file behind the main header, where the payload begins.</summary>
    public long HeaderEnd => HeaderStart + Header.Length;

    /// <summary>Every tag of the main header in rising order, with its values as texts: numbers in decimal, bytes in hexadecimal.</summary>
    /// <exception cref="ReleaseException">A value lies outside of the header.</exception>
    public IEnumerable<(int Tag, IReadOnlyList<string> Values)> Tags => Header.Tags.Select(tag => (tag, Header.Show((RpmTag)tag)));

    internal RpmHeaderValues Signature { get; }

    internal RpmHeaderValues Header { get; }

    /// <summary>Reads the headers.</summary>
    /// <param name="path">The package.</param>
    /// <exception cref="ReleaseException">The file cannot be read or is no package; the message names it.</exception>
    public static RpmPackageFile Read(string path)
    {
        try
        {
            using var stream = File.OpenRead(path);
            return Read(stream, path);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw new InvalidInputException(path, $"the package cannot be read ({error.Message})", "Correct the path or its permissions", error);
        }
    }

    /// <summary>Reads the headers from a stream that can seek; it stays open.</summary>
    /// <param name="stream">The package, from its beginning.</param>
    /// <param name="path">What messages call it.</param>
    /// <exception cref="ReleaseException">As for <see cref="Read(string)"/>.</exception>
    public static RpmPackageFile Read(Stream stream, string path)
    {
        ArgumentNullException.ThrowIfNull(stream);
        var lead = new byte[RpmLead.Size];
        if (stream.ReadAtLeast(lead, lead.Length, throwOnEndOfStream: false) < lead.Length || !RpmLead.HasMagic(lead))
        {
            throw new InvalidInputException(path, "the file is no package of RPM", "Name a file that ends with .rpm");
        }

        var signature = RpmHeaderValues.Read(stream, path);
        stream.Position = (stream.Position + Alignment - 1) / Alignment * Alignment;
        var start = stream.Position;
        var package = new RpmPackageFile(path, signature, RpmHeaderValues.Read(stream, path), start);
        return package.Name.Length > 0 && package.Version.Length > 0 && package.Release.Length > 0
            ? package
            : throw new InvalidInputException(path, "the package has no name, version or release", "Build it again");
    }
}
