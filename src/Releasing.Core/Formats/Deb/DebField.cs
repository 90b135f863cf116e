namespace Releasing.Formats.Deb;

/// <summary>A field of the control file that the model has no property for, such as <c>Bugs</c> or <c>XB-Channel</c>.</summary>
/// <param name="Name">Its name, deb822(5); none that is written anyway.</param>
/// <param name="Value">Its value on one line.</param>
public sealed record DebField(string Name, string Value);
