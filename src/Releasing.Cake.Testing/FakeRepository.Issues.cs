namespace Releasing.Cake.Testing;

/// <content>Issues, labels and attestations.</content>
public sealed partial class FakeRepository
{
    private readonly List<FakeIssue> _issues = [];
    private readonly List<FakeLabel> _labels = [];
    private readonly List<FakeAttestation> _attestations = [];

    /// <summary>Every issue, in the order of its making.</summary>
    public IReadOnlyList<FakeIssue> Issues => Locked(() => _issues.ToArray());

    /// <summary>Every label, by name.</summary>
    public IReadOnlyList<FakeLabel> Labels => Locked(() => _labels.OrderBy(label => label.Name, StringComparer.OrdinalIgnoreCase).ToArray());

    /// <summary>Every attestation, in the order of arrival.</summary>
    public IReadOnlyList<FakeAttestation> Attestations => Locked(() => _attestations.ToArray());

    /// <summary>Adds an issue.</summary>
    /// <param name="title">Its title.</param>
    /// <param name="body">What it says.</param>
    /// <param name="labels">The names of its labels; those that are missing are made.</param>
    public FakeIssue AddIssue(string title, string? body = null, params IReadOnlyList<string> labels) => Locked(() =>
    {
        var issue = new FakeIssue(State.NextId(), NextNumber(), title, State.Now) { Body = body };
        SetLabels(issue, labels);
        _issues.Add(issue);
        return issue;
    });

    /// <summary>Adds a label.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="color">Six hexadecimal digits.</param>
    /// <param name="description">What it means.</param>
    public FakeLabel AddLabel(string name, string color = "ededed", string? description = null) => Locked(() =>
    {
        var label = new FakeLabel(State.NextId(), name, color, description);
        _labels.Add(label);
        return label;
    });

    internal FakeLabel? FindLabel(string name) => _labels.Find(label => label.Name.Equals(name, StringComparison.OrdinalIgnoreCase));

    internal void SetLabels(FakeIssue issue, IEnumerable<string> names) =>
        issue.Labels = [.. names.Select(name => (FindLabel(name) ?? AddLabel(name)).Name).Distinct(StringComparer.Ordinal)];

    internal void Remove(FakeLabel label)
    {
        _labels.Remove(label);
        foreach (var issue in _issues)
        {
            issue.Labels = [.. issue.Labels.Where(name => name != label.Name)];
        }
    }

    internal FakeAttestation AddAttestation(IReadOnlyList<string> digests, string predicateType, string bundle)
    {
        var attestation = new FakeAttestation(State.NextId(), digests, predicateType, bundle);
        _attestations.Add(attestation);
        return attestation;
    }
}
