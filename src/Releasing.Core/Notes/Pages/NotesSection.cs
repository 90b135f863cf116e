using Releasing.Notes.Commits;

namespace Releasing.Notes.Pages;

/// <summary>Commits under one heading.</summary>
/// <param name="Heading">Text; from a <c>cliff.toml</c> it was written by others.</param>
/// <param name="Commits">In the order of the page; never empty.</param>
public sealed record NotesSection(string Heading, IReadOnlyList<ConventionalCommit> Commits);
