using Cake.Core;
using Releasing.Failures;
using Releasing.Notes.Rendering;
using Releasing.Text;

namespace Releasing.Cake.Tasks;

/// <summary>The arguments of <c>ReleaseNotes</c> and <c>Changelog</c>.</summary>
public sealed record NotesArguments
{
    /// <summary><c>--from=v1.0.0</c>: where the changes begin, a tag, branch or commit that is left out; null for the release before.</summary>
    public string? From { get; init; }

    /// <summary><c>--to=v1.2.0</c>: where they end, a tag, branch or commit; null for what is checked out.</summary>
    public string? To { get; init; }

    /// <summary><c>--notes-format=markdown|text|json|html</c>; Markdown when not given.</summary>
    public NotesFormat Format { get; init; }

    /// <summary><c>--full</c>: the changelog of all releases.</summary>
    public bool Full { get; init; }

    /// <summary><c>--force</c>: a section of the changelog that says something else is written anew.</summary>
    public bool Force { get; init; }

    /// <summary>Neither end of the range was named.</summary>
    public bool IsWholeRelease => From is null && To is null;

    /// <summary>Reads the arguments of a run.</summary>
    /// <param name="arguments">Cake's arguments.</param>
    /// <exception cref="PreflightException">A value cannot be understood.</exception>
    public static NotesArguments Read(ICakeArguments arguments)
    {
        ArgumentNullException.ThrowIfNull(arguments);
        var problems = new List<string>();
        var result = new NotesArguments
        {
            From = Value(arguments, "from"),
            To = Value(arguments, "to"),
            Format = FormatOf(arguments, problems),
            Full = Flag(arguments, "full", problems),
            Force = Flag(arguments, "force", problems),
        };
        return problems.Count == 0 ? result : throw new PreflightException("Arguments", problems);
    }

    private static string? Value(ICakeArguments arguments, string name) => arguments.GetArguments(name).LastOrDefault() is { Length: > 0 } value ? value : null;

    private static NotesFormat FormatOf(ICakeArguments arguments, List<string> problems)
    {
        var value = Value(arguments, "notes-format");
        switch (value?.ToUpperInvariant())
        {
            case null or "MARKDOWN" or "MD":
                return NotesFormat.Markdown;
            case "TEXT" or "TXT":
                return NotesFormat.Text;
            case "JSON":
                return NotesFormat.Json;
            case "HTML":
                return NotesFormat.Html;
            default:
                problems.Add($"--notes-format is '{PlainText.Line(value)}'. Give markdown, text, json or html.");
                return NotesFormat.Markdown;
        }
    }

    private static bool Flag(ICakeArguments arguments, string name, List<string> problems)
    {
        var value = Value(arguments, name);
        if (value is not null && !bool.TryParse(value, out _))
        {
            problems.Add($"--{name} is '{PlainText.Line(value)}'. Write --{name} or --{name}=false.");
        }

        return arguments.HasArgument(name) && !string.Equals(value, "false", StringComparison.OrdinalIgnoreCase);
    }
}
