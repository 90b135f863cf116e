namespace Releasing.Services.GitHub.GitData.Json;

/// <summary>A reference to be made.</summary>
/// <param name="Ref">Its full name.</param>
/// <param name="Sha">The commit.</param>
internal sealed record NewReference(string Ref, string Sha);
