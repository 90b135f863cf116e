using System.Text;
using Releasing.Failures;
using Releasing.Formats.Archives;
using Releasing.Formats.Binaries;

namespace Releasing.Formats.Rpm;

/// <summary>Looks into files for what rpmbuild finds in them: programs, libraries and the interpreters of scripts. Only first bytes and headers are read.</summary>
internal static class RpmFileInspection
{
    private const int LongestFirstLine = 256;

    public static void Inspect(IReadOnlyList<RpmMember> files, bool findDependencies)
    {
        foreach (var file in files)
        {
            if (file.Member is { Kind: EntryKind.File, Content: not null } && file.Size > 0)
            {
                Inspect(file, findDependencies);
            }
        }
    }

    private static void Inspect(RpmMember file, bool findDependencies)
    {
        using var stream = file.Member.Content!.Open();
        var start = new byte[LongestFirstLine];
        var length = stream.ReadAtLeast(start, start.Length, throwOnEndOfStream: false);
        if (start.AsSpan().StartsWith("\u007fELF"u8))
        {
            file.Image = ImageOf(file, stream);
            if (findDependencies && file.Image is { } image)
            {
                file.Requires = file.IsExecutable ? RpmElfDependencies.Requires(image) : [];
                file.Provides = RpmElfDependencies.Provides(image);
            }
        }
        else if (findDependencies && file.IsExecutable && InterpreterOf(start.AsSpan(0, length)) is { } interpreter)
        {
            file.Requires = [new RpmDependency(interpreter, RpmSense.FoundRequirement, "")];
        }
    }

    private static BinaryImage? ImageOf(RpmMember file, Stream stream)
    {
        try
        {
            return BinaryImage.Read(stream, file.Member.Content!.Origin);
        }
        catch (ReleaseException) when (!file.IsExecutable)
        {
            // Nobody runs it, so it may be anything: test data, a part of a program.
            return null;
        }
    }

    // script.req of rpm: the program of the first line, and what env is told to run where that is a path.
    private static string? InterpreterOf(ReadOnlySpan<byte> start)
    {
        if (!start.StartsWith("#!"u8))
        {
            return null;
        }

        var end = start.IndexOf((byte)'\n');
        var words = Encoding.UTF8.GetString(end < 0 ? start[2..] : start[2..end]).Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries);
        var program = words is [var env, var run, ..] && env.EndsWith("/bin/env", StringComparison.Ordinal) && run.StartsWith('/') ? run : words.FirstOrDefault();
        return program?.StartsWith('/') == true ? program : null;
    }
}
