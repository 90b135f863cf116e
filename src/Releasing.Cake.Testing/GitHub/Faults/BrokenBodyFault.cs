namespace Releasing.Cake.Testing.GitHub.Faults;

/// <summary>Reads a part of the body alone.</summary>
internal sealed class BrokenBodyFault(string name, long bytes, bool answers) : Fault(name)
{
    internal override async Task PlayAsync(FaultScene scene)
    {
        scene.Http.Request.Body = new BrokenBody(scene.Http.Request.Body, bytes);
        var reply = await scene.AnswerAsync();
        if (answers)
        {
            await scene.SendAsync(reply);
        }
        else
        {
            scene.Reset();
        }
    }
}
