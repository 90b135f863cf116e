namespace Releasing.Cake.Testing;

/// <summary>A label of a <see cref="FakeRepository"/>.</summary>
/// <param name="Id">GitHub's number for it.</param>
/// <param name="Name">Its name.</param>
/// <param name="Color">Six hexadecimal digits, without <c>#</c>.</param>
/// <param name="Description">What it means; null for nothing.</param>
public sealed record FakeLabel(long Id, string Name, string Color, string? Description);
