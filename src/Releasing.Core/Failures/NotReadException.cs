namespace Releasing.Failures;

/// <summary>A file is of a form that is not read here, or not on this machine, though nothing may be wrong with it.</summary>
/// <param name="where">The file.</param>
/// <param name="what">What keeps it from being read, as a clause without a closing full stop.</param>
/// <param name="whatToDo">What to change, as a sentence.</param>
internal sealed class NotReadException(string where, string what, string whatToDo) : InvalidInputException(where, what, whatToDo)
{
    /// <summary>What keeps it from being read.</summary>
    public string What { get; } = what;
}
