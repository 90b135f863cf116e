namespace Releasing.Tests.Services.GitHub;

/// <summary>A request as it arrived.</summary>
internal sealed record SeenRequest(HttpMethod Method, string Address, Dictionary<string, string> Headers, string Body);
