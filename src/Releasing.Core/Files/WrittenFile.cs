namespace Releasing.Files;

/// <summary>A file that was written completely, with what was learned about its bytes on the way.</summary>
/// <param name="Path">Where it lies, as the writer was told.</param>
/// <param name="Size">Length in bytes.</param>
/// <param name="Sha256">SHA-256, 64 lowercase hexadecimal digits.</param>
/// <param name="Sha512">SHA-512, 128 lowercase hexadecimal digits; null when it was not asked for.</param>
public sealed record WrittenFile(string Path, long Size, string Sha256, string? Sha512);
