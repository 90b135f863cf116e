using Releasing.Formats.Payloads;

namespace Releasing.Formats.Rpm;

/// <summary>Writes what the package says of itself.</summary>
internal static class RpmMetadataTags
{
    // The version of rpmbuild whose header this is, tag by tag.
    private const string WrittenAs = "4.18.0";

    private const string NotGiven = "Unspecified";

    public static void Write(RpmHeader header, RpmPackage package)
    {
        var shared = package.Package;
        header.Texts(RpmTag.HeaderTranslations, ["C"]);
        header.Text(RpmTag.Name, shared.Name);
        header.Text(RpmTag.Version, RpmVersion.UpstreamOf(shared.Version));
        header.Text(RpmTag.Release, shared.Version.Release);
        if (shared.Version.Epoch > 0)
        {
            header.Number(RpmTag.Epoch, (uint)shared.Version.Epoch);
        }

        header.TranslatedText(RpmTag.Summary, shared.Summary);
        header.TranslatedText(RpmTag.Description, shared.Description.Trim() is { Length: > 0 } description ? description : shared.Summary);
        header.Number(RpmTag.BuildTime, (uint)shared.ModificationTime.ToUnixTimeSeconds());
        header.Text(RpmTag.BuildHost, package.BuildHost);
        Optional(header, RpmTag.Vendor, shared.Vendor);
        // rpm takes no package without a licence.
        header.Text(RpmTag.Licence, shared.Licence.Length > 0 ? shared.Licence : NotGiven);
        header.Text(RpmTag.Packager, shared.Packager.Length > 0 ? shared.Packager : shared.Maintainer);
        header.TranslatedText(RpmTag.Group, shared.Group.Length > 0 ? shared.Group : NotGiven);
        Optional(header, RpmTag.Url, shared.Homepage);
        header.Text(RpmTag.OperatingSystem, "linux");
        header.Text(RpmTag.Architecture, package.Architecture);
        // Without the name of a source package rpm takes this for one.
        header.Text(RpmTag.SourcePackage, $"{shared.Name}-{RpmVersion.UpstreamOf(shared.Version)}-{shared.Version.Release}.src.rpm");
        header.Text(RpmTag.RpmVersion, WrittenAs);
        header.Text(RpmTag.Platform, $"{package.Architecture}-unknown-linux");
        header.Text(RpmTag.Encoding, "utf-8");
        WriteChangelog(header, package);
    }

    public static void WritePayload(RpmHeader header, RpmPayload payload, PayloadSettings settings)
    {
        header.Text(RpmTag.PayloadFormat, "cpio");
        if (settings.Compression != PayloadCompression.None)
        {
            header.Text(RpmTag.PayloadCompressor, settings.Compression.ToString().ToLowerInvariant());
        }

        header.Text(RpmTag.PayloadFlags, RpmPayloadFlags.Of(settings));
        header.Texts(RpmTag.PayloadDigest, [payload.Digest]);
        header.Number(RpmTag.PayloadDigestAlgorithm, RpmFileTags.Sha256);
        header.Texts(RpmTag.PayloadDigestUncompressed, [payload.UncompressedDigest]);
    }

    private static void Optional(RpmHeader header, RpmTag tag, string text)
    {
        if (text.Length > 0)
        {
            header.Text(tag, text);
        }
    }

    private static void WriteChangelog(RpmHeader header, RpmPackage package)
    {
        // rpm wants the newest first, and dates alone: rpmbuild makes them noon.
        var entries = package.Package.Changelog.OrderByDescending(entry => Noon(entry.Date)).ToList();
        header.Numbers(RpmTag.ChangelogTimes, [.. entries.Select(entry => Noon(entry.Date))]);
        header.Texts(RpmTag.ChangelogNames, [.. entries.Select(entry => $"{entry.Author} - {RpmVersion.Of(entry.Version)}")]);
        header.Texts(RpmTag.ChangelogTexts, [.. entries.Select(entry => string.Join('\n', entry.Changes.Select(change => "- " + change)))]);
    }

    private static uint Noon(DateTimeOffset time) => (uint)new DateTimeOffset(time.UtcDateTime.Date.AddHours(12), TimeSpan.Zero).ToUnixTimeSeconds();
}
