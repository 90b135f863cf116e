using System.Text;
using Releasing.Failures;
using Releasing.Files;
using Releasing.Formats.Gzip;
using Releasing.Text;

namespace Releasing.Formats.Linux.Parts;

/// <summary>Contents that are made rather than copied.</summary>
internal static class PartContent
{
    private const int LargestText = 64 * 1024 * 1024;

    /// <summary>A text in UTF-8.</summary>
    public static PackageContent Text(string text, string origin, string destination) =>
        PackageContent.File(ContentSource.FromBytes(Encoding.UTF8.GetBytes(text), origin), destination) with { Mode = Contents.PackageMode.File };

    /// <summary>Bytes compressed as far as gzip goes, without name and time, as Debian policy 12.1 asks of manual pages and changelogs.</summary>
    public static PackageContent Compressed(byte[] bytes, string origin, string destination)
    {
        using var output = new MemoryStream();
        using (var gzip = new GzipStreamWriter(output, new DeflateSettings { Level = 9, Parallelism = 1 }))
        {
            gzip.Write(bytes);
            gzip.Complete();
        }

        return PackageContent.File(ContentSource.FromBytes(output.ToArray(), origin), destination) with { Mode = Contents.PackageMode.File };
    }

    /// <summary>A whole file of a size that texts have.</summary>
    public static byte[] Read(string path)
    {
        try
        {
            return new FileInfo(path).Length <= LargestText
                ? File.ReadAllBytes(path)
                : throw new InvalidInputException(PlainText.Line(path), $"the file has more than {LargestText} bytes, which no text has", "Correct the path");
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw new InvalidInputException(PlainText.Line(path), $"the file cannot be read ({PlainText.Line(error.Message)})", "Correct the path or its permissions", error);
        }
    }

    /// <summary>The path below a folder with <c>/</c>; the name alone where it lies elsewhere.</summary>
    public static string Below(string folder, string file)
    {
        var relative = Path.GetRelativePath(folder, Path.Combine(folder, file)).Replace('\\', '/');
        return Path.IsPathRooted(relative) || relative.StartsWith("../", StringComparison.Ordinal) ? Path.GetFileName(file) : relative;
    }
}
