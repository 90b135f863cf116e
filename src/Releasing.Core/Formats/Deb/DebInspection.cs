using System.Formats.Tar;
using System.Text;
using Releasing.Failures;
using Releasing.Formats.Ar;
using Releasing.Formats.Payloads;

namespace Releasing.Formats.Deb;

/// <summary>Reads what Debian packages say of themselves, whoever made them.</summary>
public static class DebInspection
{
    private const int LargestControl = 1024 * 1024;

    /// <summary>The control file of a package, deb(5). The members behind it are checked to be there, not unpacked.</summary>
    /// <param name="path">The package.</param>
    /// <param name="cancellationToken">Stops the reading.</param>
    /// <exception cref="InvalidInputException">The file is missing, or no whole Debian package; the message names it.</exception>
    /// <exception cref="ReleaseException">It needs a program to be unpacked with that is not there.</exception>
    public static async Task<DebStanza> ReadControlAsync(string path, CancellationToken cancellationToken = default)
    {
        await using var file = Files.ContentSource.FromFile(path).Open();
        var names = new List<string>();
        DebStanza? control = null;
        await foreach (var entry in ArReader.ReadAsync(file, path, cancellationToken))
        {
            var name = entry.Member.Name;
            if (name.StartsWith('_'))
            {
                // "Members that may be ignored have names starting with an underscore", deb(5).
                continue;
            }

            names.Add(name);
            control = names.Count switch
            {
                1 => await CheckVersionAsync(entry, path, cancellationToken),
                2 => await ReadControlAsync(entry, path, cancellationToken),
                _ => control,
            };
        }

        return control is not null && names.Count > 2 && names[2].StartsWith("data.tar", StringComparison.Ordinal) ? control : throw Damaged(path, "it has not the three members of one");
    }

    private static async Task<DebStanza?> CheckVersionAsync(ArEntry entry, string path, CancellationToken cancellationToken)
    {
        var version = new byte[2];
        var read = entry.Member.Name == "debian-binary" ? await entry.Content.ReadAtLeastAsync(version, version.Length, throwOnEndOfStream: false, cancellationToken) : 0;
        return read == version.Length && version.AsSpan().SequenceEqual("2."u8) ? null : throw Damaged(path, "it does not begin with debian-binary of version 2");
    }

    private static async Task<DebStanza> ReadControlAsync(ArEntry entry, string path, CancellationToken cancellationToken)
    {
        PayloadCompression? compression = entry.Member.Name switch
        {
            "control.tar" => PayloadCompression.None,
            "control.tar.gz" => PayloadCompression.Gzip,
            "control.tar.xz" => PayloadCompression.Xz,
            "control.tar.zst" => PayloadCompression.Zstd,
            _ => null,
        };
        if (compression is null)
        {
            throw Damaged(path, $"its second member is '{entry.Member.Name}' and no control.tar");
        }

        try
        {
            await using var unpacked = await PayloadReader.OpenAsync(entry.Content, compression.Value, path, cancellationToken);
            await using var tar = new TarReader(unpacked);
            while (await tar.GetNextEntryAsync(cancellationToken: cancellationToken) is { } member)
            {
                if (member.Name is "./control" or "control" && member.DataStream is { } stream && member.Length <= LargestControl)
                {
                    using var reader = new StreamReader(stream, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true));
                    return DebStanza.Parse(await reader.ReadToEndAsync(cancellationToken), path);
                }
            }
        }
        catch (Exception error) when (error is InvalidDataException or FormatException or EndOfStreamException or DecoderFallbackException)
        {
            throw new InvalidInputException(path, $"the file is no whole Debian package, its control.tar cannot be read ({error.Message})", "Build or download it again", error);
        }

        throw Damaged(path, "its control.tar has no control file");
    }

    private static InvalidInputException Damaged(string path, string what) => new(path, $"the file is no whole Debian package, {what}", "Build or download it again");
}
