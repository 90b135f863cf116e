namespace Releasing.Cake.Testing.GitHub.Faults;

/// <summary>Cuts the connection, with nothing done.</summary>
internal sealed class ResetFault(string name, long bytes) : Fault(name)
{
    internal override async Task PlayAsync(FaultScene scene)
    {
        await scene.DrainAsync(bytes);
        scene.Reset();
    }
}
