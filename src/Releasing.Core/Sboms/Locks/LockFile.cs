using System.Globalization;
using Releasing.Failures;
using Releasing.Text;

namespace Releasing.Sboms.Locks;

/// <summary>The lock file that is being read: what messages call it, and what stops the reading.</summary>
/// <param name="Path">Relative path with <c>/</c>.</param>
/// <param name="Cancellation">Stops the reading.</param>
internal sealed record LockFile(string Path, CancellationToken Cancellation)
{
    /// <summary>A mistake at a line.</summary>
    /// <param name="line">From 1.</param>
    /// <param name="what">What is wrong, as a clause.</param>
    /// <param name="whatToDo">What to change.</param>
    /// <param name="inner">What revealed it.</param>
    public InvalidInputException Error(int line, string what, string whatToDo = "Let the package manager write the lock file again", Exception? inner = null) =>
        new(string.Create(CultureInfo.InvariantCulture, $"{PlainText.Line(Path)}:{line}"), what, whatToDo, inner);

    /// <summary>A piece of the file for a message: one line, not longer than it is useful.</summary>
    /// <param name="text">What the file says.</param>
    public static string Shown(string? text) => PlainText.Line(text is { Length: > 120 } ? text[..120] + "…" : text);
}
