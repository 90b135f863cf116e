using Releasing.Files;

namespace Releasing.Formats.CompoundFile;

/// <summary>A stream of a compound file.</summary>
/// <param name="Name">Its name, 1 to 31 UTF-16 units without <c>/ \ : !</c> (MS-CFB 2.6.1).</param>
/// <param name="Content">Its bytes; their length is written before them.</param>
public sealed record CompoundMember(string Name, ContentSource Content);
