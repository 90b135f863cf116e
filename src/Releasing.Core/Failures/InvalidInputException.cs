namespace Releasing.Failures;

/// <summary>Something that was handed to the release (a file, a name, a setting) is not what it has to be.</summary>
public class InvalidInputException : ReleaseException
{
    /// <summary>Creates the failure; the message reads <c>{where}: {what}. {whatToDo}.</c></summary>
    /// <param name="where">The file, field, task or setting that holds the mistake.</param>
    /// <param name="what">What is wrong, as a clause without a closing full stop.</param>
    /// <param name="whatToDo">What to change, as a sentence; the full stop is optional.</param>
    /// <param name="inner">The exception that revealed the mistake, when there is one.</param>
    public InvalidInputException(string where, string what, string whatToDo, Exception? inner = null)
        : base(Sentence($"{where}: {what}") + " " + Sentence(whatToDo), inner)
    {
        Where = where;
    }

    /// <summary>The file, field, task or setting that holds the mistake.</summary>
    public string Where { get; }

    private static string Sentence(string text) => text.EndsWith('.') ? text : text + ".";
}
