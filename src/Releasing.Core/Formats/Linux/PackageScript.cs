namespace Releasing.Formats.Linux;

/// <summary>A script that a package manager runs. Line ends are LF whatever the source had, so that <c>#!</c> works.</summary>
public sealed record PackageScript
{
    /// <summary>Creates a script.</summary>
    /// <param name="text">The whole text; without a <c>#!</c> line it is for <c>/bin/sh</c>.</param>
    /// <param name="origin">What messages call it: a path, or the setting it came from.</param>
    public PackageScript(string text, string origin)
    {
        ArgumentNullException.ThrowIfNull(text);
        Text = text.Replace("\r\n", "\n", StringComparison.Ordinal);
        Origin = origin;
    }

    /// <summary>The text, with LF.</summary>
    public string Text { get; }

    /// <summary>What messages call it.</summary>
    public string Origin { get; }

    /// <summary>The program of its <c>#!</c> line with its arguments, such as <c>/usr/bin/env bash</c>; <c>/bin/sh</c> where there is none.</summary>
    public string Interpreter => Text.StartsWith("#!", StringComparison.Ordinal) ? Text[2..].Split('\n', 2)[0].Trim() : "/bin/sh";

    /// <summary>The text without its <c>#!</c> line.</summary>
    public string Body => !Text.StartsWith("#!", StringComparison.Ordinal) ? Text
        : Text.IndexOf('\n', StringComparison.Ordinal) is >= 0 and var end ? Text[(end + 1)..] : "";
}
