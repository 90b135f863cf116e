using System.Text.Json.Nodes;

namespace Releasing.Cake.Testing.GitHub.Faults;

/// <summary>Digests of other bytes.</summary>
internal sealed class WrongDigestFault() : Fault("wrong digest")
{
    internal override async Task PlayAsync(FaultScene scene)
    {
        var reply = await scene.AnswerAsync();
        var open = new Stack<JsonNode?>([reply.Json]);
        while (open.TryPop(out var node))
        {
            if (node is JsonObject fields)
            {
                if (fields.ContainsKey("digest"))
                {
                    fields["digest"] = "sha256:" + new string('0', 64);
                }

                foreach (var (_, value) in fields)
                {
                    open.Push(value);
                }
            }
            else if (node is JsonArray elements)
            {
                foreach (var element in elements)
                {
                    open.Push(element);
                }
            }
        }

        await scene.SendAsync(reply);
    }
}
