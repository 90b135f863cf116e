using System.Buffers;
using System.ComponentModel;
using Releasing.Signing;
using Spectre.Console.Cli;

namespace Releasing.Cli.Commands;

/// <summary>The command line of <c>verify-bundle</c>.</summary>
internal sealed class VerifyBundleSettings : SignerSettings
{
    private const int DigestLength = 64;
    private const string DigestPrefix = "sha256:";
    private static readonly SearchValues<char> s_hexadecimal = SearchValues.Create("0123456789abcdefABCDEF");

    [CommandArgument(0, "<FILE_OR_DIGEST>")]
    [Description("The signed file, or sha256:HEX.")]
    public string FileOrDigest { get; init; } = "";

    [CommandOption("--bundle <FILE>")]
    [Description("The Sigstore bundle (.sigstore.json).")]
    public string Bundle { get; init; } = "";

    /// <summary>The file, or its digest.</summary>
    public SigningSubject Subject => IsDigest ? SigningSubject.OfDigest(FileOrDigest, FileOrDigest[DigestPrefix.Length..].ToLowerInvariant()) : SigningSubject.OfFile(FileOrDigest);

    // A digest has its prefix and its length and is no file; everything else is a path.
    private bool IsDigest => FileOrDigest.StartsWith(DigestPrefix, StringComparison.Ordinal) && FileOrDigest.Length == DigestPrefix.Length + DigestLength
        && FileOrDigest.AsSpan(DigestPrefix.Length).IndexOfAnyExcept(s_hexadecimal) < 0 && !File.Exists(FileOrDigest);

    protected override string? Mistake() => Bundle.Length == 0 ? "--bundle is missing. Name the .sigstore.json file."
        : !File.Exists(Bundle) ? $"--bundle: there is no file '{Bundle}'."
        : !IsDigest && !File.Exists(FileOrDigest) ? $"There is no file '{FileOrDigest}'."
        : base.Mistake();
}
