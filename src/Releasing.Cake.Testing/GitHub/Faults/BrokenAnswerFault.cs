namespace Releasing.Cake.Testing.GitHub.Faults;

/// <summary>The answer breaks off.</summary>
internal sealed class BrokenAnswerFault(int bytes) : Fault("reset while answering")
{
    internal override async Task PlayAsync(FaultScene scene)
    {
        var reply = await scene.AnswerAsync();
        await scene.SendAsync(reply with { BreaksAfter = bytes });
    }
}
