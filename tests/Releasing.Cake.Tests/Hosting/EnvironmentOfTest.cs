using Cake.Core;
using Cake.Core.IO;

namespace Releasing.Cake.Tests.Hosting;

/// <summary>The environment of this process, but for the variable CI: a test gives the same answer on a laptop and in CI.</summary>
internal sealed class EnvironmentOfTest(string? ci) : ICakeEnvironment
{
    private readonly CakeEnvironment _real = new(new CakePlatform(), new CakeRuntime());

    public DirectoryPath WorkingDirectory
    {
        get => _real.WorkingDirectory;
        set => _real.WorkingDirectory = value;
    }

    public DirectoryPath ApplicationRoot => _real.ApplicationRoot;

    public ICakePlatform Platform => _real.Platform;

    public ICakeRuntime Runtime => _real.Runtime;

    public DirectoryPath GetSpecialPath(SpecialPath path) => _real.GetSpecialPath(path);

    public string? GetEnvironmentVariable(string variable) => variable == "CI" ? ci : _real.GetEnvironmentVariable(variable);

    public IDictionary<string, string> GetEnvironmentVariables() =>
        _real.GetEnvironmentVariables().Where(variable => variable.Key != "CI").ToDictionary(variable => variable.Key, variable => variable.Value);
}
