using Releasing.Cake.Testing.GitHub.Serving;

namespace Releasing.Cake.Testing.GitHub.Faults;

/// <summary>Leads somewhere else.</summary>
internal sealed class RedirectFault(Uri address) : Fault("redirect to another host")
{
    internal override Task PlayAsync(FaultScene scene) => scene.InsteadAsync(Reply.Redirect(address.AbsoluteUri));
}
