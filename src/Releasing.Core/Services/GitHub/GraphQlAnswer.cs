namespace Releasing.Services.GitHub;

/// <summary>An answer of GraphQL (GraphQL specification of October 2021, section 7.1).</summary>
/// <typeparam name="T">The model of the data.</typeparam>
/// <param name="Data">What was found; null when nothing was.</param>
/// <param name="Errors">What was not; may stand beside data.</param>
public sealed record GraphQlAnswer<T>(T? Data, IReadOnlyList<GraphQlError>? Errors)
    where T : class;
