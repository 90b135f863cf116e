using Releasing.Files;

namespace Releasing.Formats.Cabinet;

/// <summary>A file for a cabinet.</summary>
/// <param name="Name">Its name, 1 to 255 bytes; folders are divided by <c>\</c>. Other than ASCII is written as UTF-8 and marked as such.</param>
/// <param name="Content">Its bytes, at most <see cref="CabinetLimits.FileLength"/>.</param>
/// <param name="Time">Its time, written in UTC and steps of two seconds from 1980 on.</param>
/// <param name="Attributes">Its attributes.</param>
public sealed record CabinetFile(string Name, ContentSource Content, DateTimeOffset Time, CabinetAttributes Attributes = CabinetAttributes.Archive);
