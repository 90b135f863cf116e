using Cake.Core;

namespace Releasing.Cake.Tools.Command;

/// <summary>Runs any program.</summary>
public sealed class CommandRunner : LoggedTool<CommandSettings>
{
    private readonly string _program;

    /// <summary>Creates the runner.</summary>
    /// <param name="context">Cake's context.</param>
    /// <param name="program">The program, for messages.</param>
    public CommandRunner(ICakeContext context, string program)
        : base(context) => _program = program;

    /// <inheritdoc/>
    protected override string GetToolName() => _program;

    /// <summary>On Windows npm and others are command files.</summary>
    /// <inheritdoc/>
    protected override IEnumerable<string> GetToolExecutableNames() => OperatingSystem.IsWindows() ? [_program + ".exe", _program + ".cmd", _program] : [_program];
}
