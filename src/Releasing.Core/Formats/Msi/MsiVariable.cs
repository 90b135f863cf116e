namespace Releasing.Formats.Msi;

/// <summary>An environment variable, of the machine or of the user as the package's scope is (Environment table).</summary>
/// <param name="Name">Its name.</param>
/// <param name="Value">Its value; <c>[INSTALLFOLDER]</c> stands for the install folder, with <c>\</c> at its end.</param>
public sealed record MsiVariable(string Name, string Value)
{
    /// <summary>Whether the value is the whole, or one part of a list that is separated by semicolons. Default: the whole.</summary>
    public MsiVariablePart Part { get; init; }
}
