namespace Releasing.Cake.Testing.GitHub.Faults;

/// <summary>Takes its time.</summary>
internal sealed class DelayFault(TimeSpan delay) : Fault("delay")
{
    internal override async Task PlayAsync(FaultScene scene)
    {
        await Task.Delay(delay, scene.Http.RequestAborted);
        await scene.SendAsync(await scene.AnswerAsync());
    }
}
