namespace Releasing.Sboms;

/// <summary>A component in a document.</summary>
/// <param name="Reference">What identifies it there: its package URL.</param>
/// <param name="Component">The component.</param>
internal sealed record BomNode(string Reference, Component Component);
