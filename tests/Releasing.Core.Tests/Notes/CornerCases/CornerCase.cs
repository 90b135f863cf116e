namespace Releasing.Tests.Notes.CornerCases;

/// <summary>A piece of history that is easy to get wrong, and the release that ends it.</summary>
/// <param name="Name">A sentence.</param>
/// <param name="Make">Writes the piece; where it leaves the end without the tag of its version, that follows.</param>
public sealed record CornerCase(string Name, Action<CaseHistory> Make)
{
    /// <summary>A case of plain commits.</summary>
    public static CornerCase Of(string name, params string[] messages) => new(name, history =>
    {
        foreach (var message in messages)
        {
            history.Commit(message);
        }
    });
}
