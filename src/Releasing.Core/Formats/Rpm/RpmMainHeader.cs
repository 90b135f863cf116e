namespace Releasing.Formats.Rpm;

/// <summary>Puts the main header together. Two packages of the same contents have the same bytes here.</summary>
internal static class RpmMainHeader
{
    public static byte[] Of(RpmPackage package, IReadOnlyList<RpmMember> files, RpmPayload payload)
    {
        var header = new RpmHeader(RpmTag.HeaderImmutable);
        var dependencies = RpmDependencies.Of(package, files);
        RpmMetadataTags.Write(header, package);
        RpmMetadataTags.WritePayload(header, payload, package.Payload);
        RpmScriptTags.Write(header, package);
        RpmDependencyTags.Write(header, dependencies);
        RpmDependencyTags.WriteOrigins(header, files, dependencies);
        RpmFileTags.Write(header, files);
        RpmClassTags.Write(header, files);
        return header.ToBytes();
    }
}
