namespace Releasing.Cake.Testing.GitHub.Serving;

/// <summary>An operation of the API.</summary>
/// <param name="Method">The method.</param>
/// <param name="Template">The path as the OpenAPI description writes it; <c>{*name}</c> at the end takes the rest, slashes included.</param>
/// <param name="Need">What the token must allow.</param>
/// <param name="Answer">Answers, or throws a <see cref="Refusal"/>.</param>
internal sealed record Route(string Method, string Template, Need Need, Func<Call, Task<Reply>> Answer)
{
    private readonly string[] _parts = Template.Trim('/').Split('/');

    /// <summary>Creates an operation that needs no waiting.</summary>
    public Route(string method, string template, Need need, Func<Call, Reply> answer)
        : this(method, template, need, call => Task.FromResult(answer(call)))
    {
    }

    /// <summary>The host it lives on.</summary>
    public Origin Origin { get; init; } = Origin.Api;

    /// <summary>The values of the template; null when the path is another.</summary>
    /// <param name="path">The path's segments, unescaped.</param>
    public Dictionary<string, string>? Match(IReadOnlyList<string> path)
    {
        var hasTail = _parts[^1].StartsWith("{*", StringComparison.Ordinal);
        if (hasTail ? path.Count < _parts.Length : path.Count != _parts.Length)
        {
            return null;
        }

        var values = new Dictionary<string, string>(StringComparer.Ordinal);
        for (var index = 0; index < _parts.Length; index++)
        {
            var part = _parts[index];
            if (part.StartsWith("{*", StringComparison.Ordinal))
            {
                values[part[2..^1]] = string.Join('/', path.Skip(index));
            }
            else if (part.StartsWith('{'))
            {
                values[part[1..^1]] = path[index];
            }
            else if (part != path[index])
            {
                return null;
            }
        }

        return values;
    }
}
