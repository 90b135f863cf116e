using Microsoft.AspNetCore.Http;

namespace Releasing.Cake.Testing.GitHub.Faults;

/// <summary>The request arrives twice.</summary>
internal sealed class DuplicateFault() : Fault("duplicate")
{
    internal override async Task PlayAsync(FaultScene scene)
    {
        scene.Http.Request.EnableBuffering();
        _ = await scene.AnswerAsync();
        scene.Http.Request.Body.Position = 0;
        await scene.SendAsync(await scene.AnswerAsync());
    }
}
