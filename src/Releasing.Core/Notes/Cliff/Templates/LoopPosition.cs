namespace Releasing.Notes.Cliff.Templates;

/// <summary>The variable <c>loop</c> inside of a <c>for</c>.</summary>
/// <param name="Index">From 0.</param>
/// <param name="Count">How many rounds there are.</param>
internal sealed record LoopPosition(int Index, int Count)
{
    /// <summary>A member by its name; null for one that there is not.</summary>
    public object? Member(string name) => name switch
    {
        "index" => Index + 1L,
        "index0" => (long)Index,
        "first" => Index == 0,
        "last" => Index == Count - 1,
        _ => null,
    };
}
