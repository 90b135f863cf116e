using Releasing.Failures;
using Releasing.Files;
using Spectre.Console.Cli;

namespace Releasing.Cli.Commands;

/// <summary>Prints the trusted root that an instance has now, for <c>--trusted-root</c> on a machine without a network. One of the last refresh serves; the one built in is no answer.</summary>
internal sealed class TrustedRootCommand : AsyncCommand<TrustedRootSettings>
{
    /// <summary>How it is called.</summary>
    public const string Name = "trusted-root";

    /// <summary>What it does.</summary>
    public const string Description = "Get the trusted root that Sigstore has now, to verify with elsewhere.";

    public override async Task<int> ExecuteAsync(CommandContext context, TrustedRootSettings settings, CancellationToken cancellationToken)
    {
        if ((await settings.RefreshAsync(cancellationToken))?.Json is not { } json)
        {
            throw new ReleaseException("trusted-root: there is none newer than the one built in. Try again with a network.");
        }

        if (settings.Output is { } file)
        {
            await AtomicFile.WriteAsync(file, (stream, token) => stream.WriteAsync(json, token).AsTask(), cancellationToken);
        }
        else
        {
            await using var output = Console.OpenStandardOutput();
            await output.WriteAsync(json, cancellationToken);
        }

        return 0;
    }
}
