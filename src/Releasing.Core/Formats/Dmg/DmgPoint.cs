namespace Releasing.Formats.Dmg;

/// <summary>A place in a window, in points from its upper left corner.</summary>
/// <param name="X">To the right.</param>
/// <param name="Y">Down.</param>
public readonly record struct DmgPoint(int X, int Y);
