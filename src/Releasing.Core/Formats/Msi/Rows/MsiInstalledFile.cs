using Releasing.Files;

namespace Releasing.Formats.Msi.Rows;

/// <summary>A file that is installed, with the keys of its rows.</summary>
/// <param name="Path">Its path in the install folder.</param>
/// <param name="Id">Key in the File table, and its name in the cabinet.</param>
/// <param name="Component">Key of its component.</param>
/// <param name="Directory">Key of its folder.</param>
/// <param name="FileName">Its name as the tables write it.</param>
/// <param name="Content">Its bytes.</param>
internal sealed record MsiInstalledFile(string Path, string Id, string Component, string Directory, string FileName, ContentSource Content);
