namespace Releasing.Notes.Pages;

/// <summary>
/// Adds what the forge knows of the commits: accounts of authors, and by way of rules labels of pull requests. Without one nothing of the notes is missing but those.
/// </summary>
public interface INotesEnricher
{
    /// <summary>The notes with what was found; the same notes when nothing was. What was asked once is kept, so that the same commits give the same bytes.</summary>
    /// <param name="notes">The notes as git tells them.</param>
    /// <param name="cancellationToken">Stops asking.</param>
    Task<ReleaseNotes> EnrichAsync(ReleaseNotes notes, CancellationToken cancellationToken);
}
