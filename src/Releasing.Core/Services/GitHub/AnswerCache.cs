namespace Releasing.Services.GitHub;

/// <summary>Answers with an entity tag: asked again with <c>If-None-Match</c>, an unchanged one costs nothing of the rate limit ("Use conditional requests if appropriate"). Bounded, of one client.</summary>
internal sealed class AnswerCache
{
    private const int MostAnswers = 200;
    private const int LargestBody = 1024 * 1024;
    private const int MostBytes = 16 * 1024 * 1024;

    private readonly Lock _gate = new();
    private readonly Dictionary<string, GitHubAnswer> _answers = new(StringComparer.Ordinal);
    private long _bytes;

    public GitHubAnswer? Find(Uri address)
    {
        lock (_gate)
        {
            return _answers.GetValueOrDefault(address.AbsoluteUri);
        }
    }

    public void Keep(Uri address, GitHubAnswer answer)
    {
        if (answer.Status != 200 || answer.Header("ETag") is not { Length: > 0 and < 200 } || answer.Body.Length > LargestBody)
        {
            return;
        }

        lock (_gate)
        {
            if (_answers.Count >= MostAnswers || _bytes + answer.Body.Length > MostBytes)
            {
                _answers.Clear();
                _bytes = 0;
            }

            _bytes += answer.Body.Length - (_answers.TryGetValue(address.AbsoluteUri, out var older) ? older.Body.Length : 0);
            _answers[address.AbsoluteUri] = answer;
        }
    }
}
