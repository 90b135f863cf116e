using Releasing.Cake.Testing.GitHub.Serving;

namespace Releasing.Cake.Testing.GitHub.Faults;

/// <summary>Answers with a status.</summary>
internal sealed class StatusFault(string name, int status, string message, IReadOnlyDictionary<string, string>? headers) : Fault(name)
{
    internal override Task PlayAsync(FaultScene scene)
    {
        var refusal = new Refusal(status, message);
        foreach (var (header, value) in headers ?? new Dictionary<string, string>())
        {
            refusal.Headers[header] = value;
        }

        return scene.InsteadAsync(refusal.ToReply(Responder.Documentation));
    }
}
