namespace Releasing.Cake.Running;

/// <summary>
/// Takes secrets out of lines. It knows the values of the environment variables that by their names hold secrets, because
/// compilers and test programs inherit them and may print them, and whatever a task adds. Members may be called from several threads.
/// </summary>
public sealed class SecretMask
{
    private const string Mask = "***";

    // Shorter values are words like "true" that would be masked all over the log.
    private const int ShortestSecret = 6;

    private static readonly string[] s_endings =
        ["TOKEN", "SECRET", "PASSWORD", "PASSWD", "PASSPHRASE", "API_KEY", "APIKEY", "PRIVATE_KEY", "ACCESS_KEY", "CREDENTIALS"];

    private readonly Lock _gate = new();
    private volatile string[] _values = [];

    /// <summary>A mask for the secrets among some variables.</summary>
    /// <param name="variables">Names and values.</param>
    public static SecretMask Of(IEnumerable<KeyValuePair<string, string?>> variables)
    {
        ArgumentNullException.ThrowIfNull(variables);
        var mask = new SecretMask();
        foreach (var (name, value) in variables)
        {
            if (s_endings.Any(ending => name.EndsWith(ending, StringComparison.OrdinalIgnoreCase)))
            {
                mask.Add(value);
            }
        }

        return mask;
    }

    /// <summary>Adds a secret. Each of its lines counts by itself, because lines are masked one by one.</summary>
    /// <param name="value">The secret; null and very short ones are left out.</param>
    public void Add(string? value)
    {
        var lines = (value ?? "").Split(['\r', '\n'], StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)
            .Where(line => line.Length >= ShortestSecret);
        lock (_gate)
        {
            // The longest first: a secret that holds another is masked as a whole.
            _values = [.. _values.Union(lines, StringComparer.Ordinal).OrderByDescending(line => line.Length).ThenBy(line => line, StringComparer.Ordinal)];
        }
    }

    /// <summary>The line with every secret replaced by <c>***</c>.</summary>
    /// <param name="line">Any line.</param>
    public string Apply(string line)
    {
        ArgumentNullException.ThrowIfNull(line);
        foreach (var value in _values)
        {
            line = line.Replace(value, Mask, StringComparison.Ordinal);
        }

        return line;
    }
}
