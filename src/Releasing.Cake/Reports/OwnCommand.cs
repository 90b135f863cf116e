using System.Reflection;

namespace Releasing.Cake.Reports;

/// <summary>The command that this process was started with, written as a person would type it again.</summary>
internal sealed class OwnCommand
{
    private readonly ReleaseContext _context;

    public OwnCommand(ReleaseContext context) => _context = context;

    /// <summary>The same once more.</summary>
    public string Again() => Compose(_context.Arguments.GetArguments().SelectMany(argument => argument.Value, (argument, value) => (argument.Key, (string?)value)));

    /// <summary>The same with another value for an argument.</summary>
    public string With(string name, IReadOnlyList<string> values, string? second = null, IReadOnlyList<string>? secondValues = null, string? without = null)
    {
        var changed = new[] { name, second, without }.OfType<string>().ToHashSet(StringComparer.OrdinalIgnoreCase);
        var kept = _context.Arguments.GetArguments().Where(argument => !changed.Contains(argument.Key))
            .SelectMany(argument => argument.Value, (argument, value) => (argument.Key, (string?)value));
        IEnumerable<(string, string?)> own = [(name, string.Join(',', values))];
        return Compose(own.Concat(secondValues is null ? [] : [(second!, string.Join(',', secondValues))]).Concat(kept));
    }

    private string Compose(IEnumerable<(string Name, string? Value)> arguments) => string.Join(' ', arguments
        .Select(argument => _context.Mask(string.IsNullOrEmpty(argument.Value) ? $"--{argument.Name}" : $"--{argument.Name}={argument.Value}"))
        .Select(ShellWord.Quote)
        .Prepend(Program()));

    private string Program()
    {
        if (Assembly.GetEntryAssembly()?.GetName().Name is "releasing")
        {
            return "releasing";
        }

        var script = OperatingSystem.IsWindows() ? "build.ps1" : "build.sh";
        return !File.Exists(Path.Combine(_context.Root, script)) ? "dotnet run --project build --"
            : OperatingSystem.IsWindows() ? @".\build.ps1" : "./build.sh";
    }
}
