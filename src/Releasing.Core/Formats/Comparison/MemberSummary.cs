using Releasing.Files;

namespace Releasing.Formats.Comparison;

/// <summary>What remains of a member once its contents have gone by.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Occurrence">0 for the first member of that name, 1 for the second.</param>
/// <param name="Attributes">What is kept beside the contents.</param>
/// <param name="Sha256">Digest of the contents.</param>
internal sealed record MemberSummary(string Name, int Occurrence, IReadOnlyList<MemberAttribute> Attributes, string Sha256)
{
    /// <summary>What tells it from every other member of the same file.</summary>
    public (string Name, int Occurrence) Key => (Name, Occurrence);

    /// <summary>Summarises a file's members in their order; the contents are read once and nothing of them is kept.</summary>
    public static IReadOnlyList<MemberSummary> Of(IEnumerable<Member> members)
    {
        var occurrences = new Dictionary<string, int>(StringComparer.Ordinal);
        var summaries = new List<MemberSummary>();
        foreach (var member in members)
        {
            var occurrence = occurrences.GetValueOrDefault(member.Name);
            occurrences[member.Name] = occurrence + 1;
            using var hash = new HashingStream(Stream.Null);
            member.CopyTo(hash);
            summaries.Add(new MemberSummary(member.Name, occurrence, member.Attributes, hash.Sha256));
        }

        return summaries;
    }
}
