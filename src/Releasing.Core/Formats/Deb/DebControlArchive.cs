using System.Text;
using Releasing.Files;
using Releasing.Formats.Linux;
using Releasing.Formats.Payloads;
using Releasing.Formats.Tar;

namespace Releasing.Formats.Deb;

/// <summary>Makes <c>control.tar</c>: the control file and those beside it, deb(5).</summary>
internal static class DebControlArchive
{
    private const int FileMode = 0b110_100_100;
    private const int ScriptMode = 0b111_101_101;

    public static async Task<byte[]> WriteAsync(DebPackage deb, DebData data, CancellationToken cancellationToken)
    {
        using var output = new MemoryStream();
        await using var payload = PayloadStream.Open(output, deb.ControlPayload);
        var tar = new TarWriter(payload, new TarSettings { Dialect = TarDialect.Gnu, NamePrefix = "./" });
        await tar.WriteAsync(Owned(TarEntry.Directory("."), deb), cancellationToken);
        foreach (var (name, text, mode) in Files(deb, data).Where(file => file.Text.Length > 0).OrderBy(file => file.Name, StringComparer.Ordinal))
        {
            var entry = TarEntry.File(name, ContentSource.FromBytes(Encoding.UTF8.GetBytes(text), name)) with { Mode = mode };
            await tar.WriteAsync(Owned(entry, deb), cancellationToken);
        }

        await tar.CompleteAsync(cancellationToken);
        await payload.CompleteAsync(cancellationToken);
        return output.ToArray();
    }

    private static IEnumerable<(string Name, string Text, int Mode)> Files(DebPackage deb, DebData data)
    {
        yield return ("control", DebControl.Write(deb, data.InstalledSize), FileMode);
        yield return ("conffiles", Lines(DebData.MembersOf(deb.Package).Where(IsConffile).Select(member => member.Path)), FileMode);
        // Those of conffiles stand in dpkg's status; an administrator may change them, so dh_md5sums(1) leaves them out, and so do we.
        yield return ("md5sums", Lines(data.Checksums.Where(file => !IsConffile(file.Member)).Select(file => $"{file.Md5}  {file.Member.RelativePath}")), FileMode);
        yield return ("triggers", Lines(deb.Triggers.Select(trigger => trigger.ToString())), FileMode);
        yield return ("shlibs", Ended(deb.SharedLibraries), FileMode);
        yield return ("templates", Ended(deb.Templates), FileMode);
        yield return ("config", Script(deb.ConfigScript), ScriptMode);
        var scripts = deb.Package.ScriptsFor(PackageFormats.Deb);
        yield return ("preinst", Script(scripts.PreInstall), ScriptMode);
        yield return ("postinst", Script(scripts.PostInstall), ScriptMode);
        yield return ("prerm", Script(scripts.PreRemove), ScriptMode);
        yield return ("postrm", Script(scripts.PostRemove), ScriptMode);
    }

    private static bool IsConffile(PackageMember member) => (member.Traits & (PackageFileTraits.Config | PackageFileTraits.NoReplace)) != 0;

    private static string Lines(IEnumerable<string> lines) => string.Concat(lines.Select(line => line + "\n"));

    private static string Ended(string text)
    {
        var lines = text.Replace("\r\n", "\n", StringComparison.Ordinal).TrimEnd('\n');
        return string.IsNullOrWhiteSpace(lines) ? "" : lines + "\n";
    }

    private static string Script(PackageScript? script) =>
        script is null ? "" : script.Text.StartsWith("#!", StringComparison.Ordinal) ? script.Text : "#!/bin/sh\n" + script.Text;

    private static TarEntry Owned(TarEntry entry, DebPackage deb) =>
        entry with { ModificationTime = deb.Package.ModificationTime, UserName = "root", GroupName = "root" };
}
