namespace Releasing.Cake.Testing.GitHub.Faults;

/// <summary>Other bytes than those that were uploaded.</summary>
internal sealed class WrongBytesFault() : Fault("wrong bytes")
{
    internal override async Task PlayAsync(FaultScene scene) => await scene.SendAsync(await scene.AnswerAsync() with { ChangesFirstByte = true });
}
