using System.Text.Json.Nodes;
using Releasing.Cake.Testing.GitHub.GraphQl;
using Releasing.Cake.Testing.GitHub.Serving;

namespace Releasing.Cake.Testing.GitHub.Routes;

/// <summary>"Forming calls with GraphQL": always 200, with what went wrong in <c>errors</c>; nobody may ask without a token.</summary>
internal static class GraphRoutes
{
    public static readonly Route[] All = [new("POST", "/graphql", Need.None, AnswerAsync)];

    private static async Task<Reply> AnswerAsync(Call call)
    {
        if (call.Token is null)
        {
            throw new Refusal(401, "This endpoint requires you to be authenticated.");
        }

        var body = await call.BodyAsync();
        lock (call.State.Gate)
        {
            try
            {
                var fields = GraphParser.Read(body.Text("query") ?? "", body.Object("variables") ?? []);
                var data = GraphSchema.Root(call).Select(fields);
                var answer = new JsonObject { ["data"] = data };
                if (fields.Where(field => field.Name == "repository" && data[field.Key] is null).Select(NotFound).ToList() is { Count: > 0 } errors)
                {
                    answer["errors"] = new JsonArray([.. errors]);
                }

                return Reply.Ok(answer);
            }
            catch (GraphException refused)
            {
                return Reply.Ok(new JsonObject { ["errors"] = new JsonArray(new JsonObject { ["message"] = refused.Message }) });
            }
        }
    }

    private static JsonNode NotFound(GraphField field) => new JsonObject
    {
        ["type"] = "NOT_FOUND",
        ["path"] = new JsonArray(field.Key),
        ["message"] = $"Could not resolve to a Repository with the name '{field.Text("owner")}/{field.Text("name")}'.",
    };
}
