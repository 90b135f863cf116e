namespace Releasing.Toml;

/// <summary>A date, a time, or both, kept as written; its digits are not checked against the calendar.</summary>
/// <param name="Text">As it stands in the document.</param>
public sealed record TomlDateTime(string Text);
