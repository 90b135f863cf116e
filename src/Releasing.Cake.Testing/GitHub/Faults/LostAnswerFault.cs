namespace Releasing.Cake.Testing.GitHub.Faults;

/// <summary>Done, but nobody hears of it.</summary>
internal sealed class LostAnswerFault() : Fault("lost answer")
{
    internal override async Task PlayAsync(FaultScene scene)
    {
        _ = await scene.AnswerAsync();
        scene.Reset();
    }
}
