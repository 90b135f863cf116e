using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace Releasing.Cake.Testing;

/// <summary>
/// What goes wrong, and when: rules, which count the requests that they match, and faults drawn by a seed. A request meets one fault at most, that of the first rule which is due. Members may be
/// called while requests are answered. <see cref="RecordedExchange.Fault"/> tells what was played.
/// </summary>
public sealed class FaultScript
{
    private readonly Lock _gate = new();
    private readonly List<(FaultRule Rule, int[] Seen)> _rules = [];
    private readonly List<Draw> _draws = [];
    private readonly Dictionary<string, int> _occurrences = new(StringComparer.Ordinal);

    internal FaultScript()
    {
    }

    /// <summary>Adds a rule.</summary>
    /// <param name="rule">The rule.</param>
    /// <returns>This script.</returns>
    public FaultScript Add(FaultRule rule)
    {
        ArgumentNullException.ThrowIfNull(rule);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(rule.First);
        lock (_gate)
        {
            _rules.Add((rule, [0]));
        }

        return this;
    }

    /// <summary>Adds a rule for one of the requests that match.</summary>
    /// <param name="method">The method; <c>*</c> for any.</param>
    /// <param name="path">The path, with <c>*</c> and <c>**</c>.</param>
    /// <param name="fault">The fault.</param>
    /// <param name="nth">Which one, from 1.</param>
    /// <returns>This script.</returns>
    public FaultScript Add(string method, string path, Fault fault, int nth = 1) => Add(new FaultRule(method, path, fault) { First = nth });

    /// <summary>
    /// Adds faults by chance. The same seed meets the same requests whatever their order: a request is known by its method, its path and how often it was seen before.
    /// </summary>
    /// <param name="seed">The seed.</param>
    /// <param name="share">The share of requests that meet one, from 0 to 1.</param>
    /// <param name="faults">The faults to draw from.</param>
    /// <returns>This script.</returns>
    public FaultScript AddRandom(int seed, double share, params IReadOnlyList<Fault> faults)
    {
        ArgumentNullException.ThrowIfNull(faults);
        ArgumentOutOfRangeException.ThrowIfZero(faults.Count);
        lock (_gate)
        {
            _draws.Add(new Draw(seed, share, faults));
        }

        return this;
    }

    /// <summary>Ends all faults and forgets what was counted.</summary>
    public void Clear()
    {
        lock (_gate)
        {
            _rules.Clear();
            _draws.Clear();
            _occurrences.Clear();
        }
    }

    internal Fault? Next(string origin, string method, string path)
    {
        lock (_gate)
        {
            Fault? due = null;
            foreach (var (rule, seen) in _rules)
            {
                // Every rule counts, also where another one was faster.
                if (rule.Matches(origin, method, path) && ++seen[0] >= rule.First && seen[0] - rule.First < rule.Times)
                {
                    due ??= rule.Fault;
                }
            }

            var request = $"{method} {origin} {path}";
            var occurrence = _occurrences[request] = _occurrences.GetValueOrDefault(request) + 1;
            return due ?? _draws.Select(draw => draw.Of(request, occurrence)).FirstOrDefault(drawn => drawn is not null);
        }
    }

    private sealed record Draw(int Seed, double Share, IReadOnlyList<Fault> Faults)
    {
        public Fault? Of(string request, int occurrence)
        {
            var hash = SHA256.HashData(Encoding.UTF8.GetBytes(string.Create(CultureInfo.InvariantCulture, $"{Seed} {occurrence} {request}")));
            return BitConverter.ToUInt32(hash) < Share * uint.MaxValue ? Faults[(int)(BitConverter.ToUInt32(hash, 4) % (uint)Faults.Count)] : null;
        }
    }
}
