using Cake.Core;

namespace Cake.Frosting.Hosting;

/// <summary>What the command line said; the services are registered before it is read, and resolved after.</summary>
internal sealed class Invocation
{
    public CommandLine CommandLine { get; set; } = new();

    public ICakeArguments Arguments { get; set; } = new CakeArguments(Array.Empty<string>().ToLookup(name => name));
}
