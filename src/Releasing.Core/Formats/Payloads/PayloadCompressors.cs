using Releasing.Failures;
using Releasing.Formats.Payloads.Native;

namespace Releasing.Formats.Payloads;

/// <summary>Which methods of compression this machine can write.</summary>
public static class PayloadCompressors
{
    /// <summary>Why a method cannot be written here.</summary>
    /// <param name="compression">The method.</param>
    /// <param name="routes">How its compressor is looked for.</param>
    /// <param name="programFolder">As <see cref="PayloadSettings.ProgramFolder"/>.</param>
    /// <returns>A full sentence that names library, program and a way out; null when the method can be written.</returns>
    public static string? Missing(PayloadCompression compression, PayloadRoutes routes = PayloadRoutes.Any, string? programFolder = null)
    {
        if (compression is PayloadCompression.Gzip or PayloadCompression.None)
        {
            return null;
        }

        if (routes.HasFlag(PayloadRoutes.Library) && CanLoad(compression))
        {
            return null;
        }

        if (routes.HasFlag(PayloadRoutes.Program) && CompressorProgram.Find(compression, programFolder) is not null)
        {
            return null;
        }

        var (library, program) = (NativeLibraryName.Of(compression).Title, CompressorProgram.NameOf(compression));
        return $"{program} compression needs the library {library} or the program {program}, and this machine has neither. Install one of them, or choose gzip, which needs nothing.";
    }

    /// <summary>Opens the stream of a method that needs a library or program.</summary>
    internal static PayloadStream Open(Stream output, PayloadSettings settings)
    {
        if (settings.Problems() is { Count: > 0 } problems)
        {
            throw new PreflightException("Payload", problems);
        }

        var encoder = settings.Routes.HasFlag(PayloadRoutes.Library) ? OpenLibrary(settings) : null;
        if (encoder is not null)
        {
            return new NativePayload(output, encoder);
        }

        var program = CompressorProgram.Find(settings.Compression, settings.ProgramFolder)
            ?? throw new InvalidInputException("Payload", $"the library {NativeLibraryName.Of(settings.Compression).Title} cannot be used", "Install it again, or choose gzip");
        return new ProgramPayload(output, program.Start(settings));
    }

    private static INativeEncoder? OpenLibrary(PayloadSettings settings)
    {
        var library = NativeCompressor.TryLoad(NativeLibraryName.Of(settings.Compression));
        return library is null ? null
            : settings.Compression == PayloadCompression.Xz ? LzmaEncoder.Create(library, settings) : ZstdEncoder.Create(library, settings);
    }

    private static bool CanLoad(PayloadCompression compression)
    {
        using var library = NativeCompressor.TryLoad(NativeLibraryName.Of(compression));
        return library is not null;
    }
}
