using Releasing.Failures;

namespace Releasing.Signing.Keyless;

/// <summary>How many of the services that are there have to be used (<c>ServiceConfiguration</c> of <c>sigstore_trustroot.proto</c>).</summary>
/// <param name="Selector"><c>ANY</c>: one; <c>ALL</c>: every one; <c>EXACT</c>: <paramref name="Count"/> of them.</param>
/// <param name="Count">The number for <c>EXACT</c>.</param>
public sealed record ServiceSelection(string Selector, int Count)
{
    /// <summary>
    /// The services to use: those of the highest version known here that are valid, the newest of each operator, and of these as many as the selector wants. Of several
    /// that would do, those listed first are taken, so that two runs use the same.
    /// </summary>
    /// <param name="services">The services of one kind.</param>
    /// <param name="what">What messages call the kind.</param>
    /// <param name="versions">The versions known here, best first.</param>
    /// <param name="now">The time.</param>
    /// <exception cref="InvalidInputException">None will do, or fewer than asked for.</exception>
    public IReadOnlyList<SigningService> Select(IReadOnlyList<SigningService> services, string what, IReadOnlyList<int> versions, DateTimeOffset now)
    {
        ArgumentNullException.ThrowIfNull(services);
        ArgumentNullException.ThrowIfNull(versions);
        var valid = services.Where(service => service.Start <= now && (service.End is null || now <= service.End)).ToArray();
        var version = versions.FirstOrDefault(candidate => valid.Any(service => service.MajorApiVersion == candidate));
        SigningService[] usable = [.. valid.Where(service => service.MajorApiVersion == version).OrderByDescending(service => service.Start).DistinctBy(service => service.Operator, StringComparer.Ordinal)];
        var count = Selector switch
        {
            "ALL" => usable.Length,
            "ANY" => 1,
            "EXACT" when Count > 0 => Count,
            _ => throw new InvalidInputException("Signing config", $"the selector of {what} is none of ANY, ALL and EXACT with a count", "Correct the signing config"),
        };
        return usable.Length > 0 && usable.Length >= count
            ? usable[..count]
            : throw new InvalidInputException("Signing config", $"it has {usable.Length} usable entries for {what} and needs {Math.Max(1, count)}", $"Use a signing config with services of version {string.Join(" or ", versions)} that are valid now");
    }
}
