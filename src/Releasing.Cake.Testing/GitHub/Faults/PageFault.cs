using Releasing.Cake.Testing.GitHub.Serving;

namespace Releasing.Cake.Testing.GitHub.Faults;

/// <summary>A page, as of a proxy that wants a login.</summary>
internal sealed class PageFault() : Fault("HTML page")
{
    internal override Task PlayAsync(FaultScene scene) =>
        scene.InsteadAsync(new Reply(200) { Text = "<!DOCTYPE html><html><head><title>Sign in</title></head><body>Sign in to go on</body></html>", ContentType = "text/html; charset=utf-8" });
}
