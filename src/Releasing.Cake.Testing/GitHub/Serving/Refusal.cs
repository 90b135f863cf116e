using System.Text.Json.Nodes;

namespace Releasing.Cake.Testing.GitHub.Serving;

/// <summary>An answer that is no success: <c>message</c>, <c>documentation_url</c> and, of a validation, <c>errors</c> ("Troubleshooting the REST API").</summary>
internal sealed class Refusal(int status, string message, JsonArray? errors = null) : Exception(message)
{
    public int Status { get; } = status;

    public Dictionary<string, string> Headers { get; } = new(StringComparer.OrdinalIgnoreCase);

    public static Refusal NotFound() => new(404, "Not Found");

    public static Refusal Invalid(string resource, string field, string code, string? message = null)
    {
        var error = new JsonObject { ["resource"] = resource, ["code"] = code, ["field"] = field };
        if (message is not null)
        {
            error["message"] = message;
        }

        return new Refusal(422, "Validation Failed", [error]);
    }

    public Reply ToReply(string documentation)
    {
        var body = new JsonObject { ["message"] = Message };
        if (errors is not null)
        {
            body["errors"] = errors.DeepClone();
        }

        body["documentation_url"] = documentation;
        body["status"] = Status.ToString(System.Globalization.CultureInfo.InvariantCulture);
        var reply = new Reply(Status, body);
        foreach (var (name, value) in Headers)
        {
            reply.Headers[name] = value;
        }

        return reply;
    }
}
