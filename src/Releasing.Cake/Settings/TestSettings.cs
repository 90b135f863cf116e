namespace Releasing.Cake.Settings;

/// <summary>How the repository's own tests are run before anything is built.</summary>
public sealed class TestSettings
{
    /// <summary>
    /// The commands to run, each a program with its arguments. Default: empty, which means what the repository's languages use
    /// (<c>cargo test</c>, <c>go test ./...</c>, <c>dotnet test</c>, <c>npm test</c>, <c>pytest</c>).
    /// </summary>
    public IList<IReadOnlyList<string>> Commands { get; } = new List<IReadOnlyList<string>>();

    /// <summary>How long one command may take. Default: one hour.</summary>
    public TimeSpan TimeLimit { get; set; } = TimeSpan.FromHours(1);

    /// <summary>Every mistake that can be seen without building anything.</summary>
    /// <returns>One full sentence each.</returns>
    public IEnumerable<string> Validate()
    {
        if (TimeLimit <= TimeSpan.Zero)
        {
            yield return $"Settings.Test.TimeLimit is {TimeLimit}. Set a positive time.";
        }

        if (Commands.Any(command => command.Count == 0 || command[0].Length == 0))
        {
            yield return "Settings.Test.Commands has an entry without a program. Write the program first, then its arguments.";
        }
    }
}
