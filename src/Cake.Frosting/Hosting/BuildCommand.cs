using Cake.Cli.Infrastructure;
using Spectre.Console.Cli;

namespace Cake.Frosting.Hosting;

/// <summary>The one command of the host: notes what the command line said, and runs the build.</summary>
internal sealed class BuildCommand : Command<CommandLine>
{
    public override int Execute(CommandContext context, CommandLine settings, CancellationToken cancellationToken)
    {
        var build = (Build)context.Data!;
        build.Invocation.CommandLine = settings;
        build.Invocation.Arguments = context.Remaining.ToCakeArguments(settings.NoReport, settings.Targets);
        return build.Run();
    }
}
