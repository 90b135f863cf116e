using System.Text;

namespace Releasing.Cake.Testing.GitHub.Json;

/// <summary>Numbers as GraphQL knows them.</summary>
internal static class NodeId
{
    public static string Of(string kind, object id) => Convert.ToBase64String(Encoding.UTF8.GetBytes(FormattableString.Invariant($"0:{kind}{id}")));
}
