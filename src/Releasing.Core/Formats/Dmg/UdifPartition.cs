namespace Releasing.Formats.Dmg;

/// <summary>A stretch of the disk that an image shows.</summary>
/// <param name="Name">What its table is called: <c>disk image (Apple_HFS : 4)</c>.</param>
/// <param name="Id">Its number; -1 for what lies in front of the first.</param>
/// <param name="Sectors">Its length in sectors of 512 bytes.</param>
/// <param name="WriteAsync">Writes exactly that many bytes; null where nothing is, which reads as zeros and is not checked.</param>
internal sealed record UdifPartition(string Name, int Id, long Sectors, Func<Stream, CancellationToken, Task>? WriteAsync);
