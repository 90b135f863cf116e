using Cake.Core;
using Cake.Core.Configuration;
using Cake.Core.Diagnostics;
using Cake.Core.IO;
using Cake.Core.Tooling;
using NSubstitute;
using Releasing.Cake;
using Releasing.Cake.Builders;
using Releasing.Cake.Running;
using Releasing.Git;
using Releasing.Targets;
using Path = System.IO.Path;

namespace Releasing.AcceptanceTests.Builders;

/// <summary>A repository in a temporary folder and a release over it that starts real programs.</summary>
internal sealed class RealRepository : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("releasing-").FullName;
    private readonly Lazy<ReleaseContext> _context;

    /// <param name="name">The repository's folder: two repositories of different names have different paths everywhere.</param>
    public RealRepository(string name = "repository")
    {
        Root = Path.Combine(_folder, name);
        Directory.CreateDirectory(Root);
        _context = new(() => new ReleaseContext(CreateCake()));
    }

    public string Root { get; }

    /// <summary>Committed and tagged v1.2.3 when it is first asked for.</summary>
    public ReleaseContext Context => _context.Value;

    public RealRepository Write(string relative, string text)
    {
        var path = Path.Combine(Root, relative);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllText(path, text);
        return this;
    }

    public string Output(string target, string program) => Path.Combine(Context.WorkFolder, "bin", target, program + TargetTable.Get(target).ExecutableSuffix);

    /// <summary>Builds a target as the task does, checks each file's header, and gives the files in the order of the programs.</summary>
    public async Task<IReadOnlyList<string>> BuildAsync(IBuilder builder, string target)
    {
        var found = TargetTable.Get(target);
        builder.WhyNot(Context, found).ShouldBeNull();
        var outputs = builder.Programs(Context).ToDictionary(program => program, program => Output(target, program));
        var work = Path.Combine(Context.WorkFolder, "build", builder.Name, target);
        Directory.CreateDirectory(work);
        using var log = new ItemLog(Path.Combine(Context.WorkFolder, "logs", target + ".log"), line => line);
        await builder.BuildAsync(new BuildRequest(Context, found, outputs, work, log), CancellationToken.None);
        foreach (var output in outputs.Values)
        {
            BinaryCheck.Require(output, target, found, Context.Settings.MaxGlibc);
        }

        return [.. outputs.Values];
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    private ICakeContext CreateCake()
    {
        var git = GitProgram.Locate(new Dictionary<string, string?>
        {
            ["GIT_CONFIG_GLOBAL"] = "/dev/null", ["GIT_CONFIG_SYSTEM"] = "/dev/null",
            ["GIT_AUTHOR_NAME"] = "Ada", ["GIT_AUTHOR_EMAIL"] = "ada@example.org", ["GIT_AUTHOR_DATE"] = "2024-02-03T04:05:06Z",
            ["GIT_COMMITTER_NAME"] = "Ada", ["GIT_COMMITTER_EMAIL"] = "ada@example.org", ["GIT_COMMITTER_DATE"] = "2024-02-03T04:05:06Z",
        });
        git.Read(Root, "init", "-q", "-b", "main");
        File.AppendAllText(Path.Combine(Root, ".gitignore"), "/artifacts/\n");
        git.Read(Root, "add", "-A");
        git.Read(Root, "commit", "-q", "-m", "feat: everything");
        git.Read(Root, "tag", "v1.2.3");

        var files = new FileSystem();
        var log = new NullLog();
        var here = new CakeEnvironment(new CakePlatform(), new CakeRuntime());
        var environment = Substitute.For<ICakeEnvironment>();
        environment.WorkingDirectory.Returns(new DirectoryPath(Root));
        environment.Platform.Returns(here.Platform);
        environment.GetEnvironmentVariable(Arg.Any<string>()).Returns(call => Environment.GetEnvironmentVariable(call.Arg<string>()));
        environment.GetEnvironmentVariables().Returns(_ => here.GetEnvironmentVariables());
        var configuration = Substitute.For<ICakeConfiguration>();
        var tools = new ToolLocator(environment, new ToolRepository(environment), new ToolResolutionStrategy(files, environment, new Globber(files, environment), configuration, log));
        var cake = Substitute.For<ICakeContext>();
        cake.FileSystem.Returns(files);
        cake.Environment.Returns(environment);
        cake.Log.Returns(log);
        cake.ProcessRunner.Returns(new ProcessTreeRunner(environment, log));
        cake.Tools.Returns(tools);
        cake.Arguments.Returns(new CakeArguments(Array.Empty<string>().ToLookup(name => name, StringComparer.OrdinalIgnoreCase)));
        return cake;
    }
}
