namespace Releasing.Formats.Comparison;

/// <summary>One thing in which two files differ.</summary>
/// <param name="Member">
/// Where, from the outside in: <c>bin/tool → section .rodata</c> for a program inside an archive. Empty for the file itself.
/// </param>
/// <param name="What">What is different, as half a sentence: <c>mode is 0755, then 0700</c>.</param>
public sealed record Difference(string Member, string What)
{
    /// <summary>Both, as one line.</summary>
    public override string ToString() => Member.Length == 0 ? What : $"{Member}: {What}";
}
