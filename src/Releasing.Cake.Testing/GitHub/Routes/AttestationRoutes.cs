using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Releasing.Cake.Testing.GitHub.Serving;

namespace Releasing.Cake.Testing.GitHub.Routes;

/// <summary>"REST API endpoints for repository attestations". Subjects are read from the in-toto statement in the bundle's envelope; nothing is verified.</summary>
internal static class AttestationRoutes
{
    private const string Attestations = "/repos/{owner}/{repo}/attestations";

    public static readonly Route[] All =
    [
        new("POST", Attestations, Need.Write("attestations"), CreateAsync),
        new("GET", Attestations + "/{subject_digest}", Need.Read("attestations"), List),
    ];

    private static async Task<Reply> CreateAsync(Call call)
    {
        var body = await call.BodyAsync();
        var bundle = body.Object("bundle") ?? throw Refusal.Invalid("Attestation", "bundle", "missing_field");
        var (digests, type) = Statement(bundle.Object("dsseEnvelope")?.Text("payload") ?? "");
        return call.Repository.Locked(() => Reply.Created(new JsonObject { ["id"] = call.Repository.AddAttestation(digests, type, bundle.ToJsonString()).Id }));
    }

    private static Reply List(Call call)
    {
        var repository = call.Repository;
        var found = repository.Attestations
            .Where(one => one.Digests.Contains(call["subject_digest"], StringComparer.Ordinal))
            .Where(one => call.Query("predicate_type") is not { } type || type == one.PredicateType || (type == "provenance" && one.PredicateType.StartsWith("https://slsa.dev/provenance/", StringComparison.Ordinal)))
            .ToList();
        if (found.Count == 0)
        {
            throw Refusal.NotFound();
        }

        return Page.Of(
            call,
            found,
            one => new JsonObject { ["bundle"] = JsonNode.Parse(one.Bundle), ["repository_id"] = repository.Id, ["bundle_url"] = "", ["initiator"] = "user" },
            list => new JsonObject { ["attestations"] = list });
    }

    private static (IReadOnlyList<string> Digests, string Type) Statement(string payload)
    {
        try
        {
            var statement = JsonNode.Parse(Encoding.UTF8.GetString(Convert.FromBase64String(payload))) as JsonObject ?? throw new JsonException();
            var subjects = (statement.List("subject") ?? []).OfType<JsonObject>().Select(subject => subject.Object("digest")?.Text("sha256")).OfType<string>().Select(digest => "sha256:" + digest).ToList();
            return subjects.Count > 0 ? (subjects, statement.Text("predicateType") ?? "") : throw new JsonException();
        }
        catch (Exception error) when (error is FormatException or JsonException)
        {
            throw Refusal.Invalid("Attestation", "bundle", "invalid", "the envelope holds no in-toto statement with subjects");
        }
    }
}
