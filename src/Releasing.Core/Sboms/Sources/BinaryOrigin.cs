using Releasing.Projects;

namespace Releasing.Sboms.Sources;

/// <summary>Which sources a program was built from: decides which lock files may speak for it.</summary>
/// <param name="Language">The language of its builder; null when nobody knows.</param>
/// <param name="Folder">The folder of its project, relative to the repository with <c>/</c>; empty for the top.</param>
public sealed record BinaryOrigin(ProjectLanguage? Language, string Folder = "");
