namespace Releasing.Cake.Tools.Command;

/// <summary>Any program with its arguments.</summary>
public sealed class CommandSettings : LoggedToolSettings
{
    private readonly IReadOnlyList<string> _arguments;

    /// <summary>Creates the settings.</summary>
    /// <param name="program">A program on PATH; with a <c>/</c> in it set <c>ToolPath</c> as well.</param>
    /// <param name="arguments">Its arguments, each as the program shall see it.</param>
    public CommandSettings(string program, IReadOnlyList<string> arguments)
    {
        Program = program;
        _arguments = arguments;
    }

    /// <summary>The program.</summary>
    public string Program { get; }

    /// <inheritdoc/>
    public override IReadOnlyList<string> Arguments() => _arguments;
}
