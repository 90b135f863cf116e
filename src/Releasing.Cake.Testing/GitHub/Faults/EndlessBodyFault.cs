using Releasing.Cake.Testing.GitHub.Serving;

namespace Releasing.Cake.Testing.GitHub.Faults;

/// <summary>A body that does not end.</summary>
internal sealed class EndlessBodyFault() : Fault("endless body")
{
    internal override Task PlayAsync(FaultScene scene) => scene.InsteadAsync(new Reply(200) { Text = "[0", IsEndless = true });
}
