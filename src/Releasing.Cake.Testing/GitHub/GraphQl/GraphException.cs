namespace Releasing.Cake.Testing.GitHub.GraphQl;

/// <summary>A query that GraphQL refuses as a whole.</summary>
internal sealed class GraphException(string message) : Exception(message);
