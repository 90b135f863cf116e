namespace Releasing.Notes.Cliff.Templates;

/// <summary>What a template named and nothing has: false in a condition, an error where its value is needed.</summary>
/// <param name="Name">As the template names it.</param>
internal sealed record UndefinedValue(string Name);
