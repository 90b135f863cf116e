using Releasing.Cake.Testing.GitHub.Serving;

namespace Releasing.Cake.Testing.GitHub.Faults;

/// <summary>Arrays within arrays.</summary>
internal sealed class DeepJsonFault(int depth) : Fault("deep JSON")
{
    internal override Task PlayAsync(FaultScene scene) => scene.InsteadAsync(new Reply(200) { Text = new string('[', depth) + new string(']', depth) });
}
