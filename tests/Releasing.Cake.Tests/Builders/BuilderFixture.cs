using Cake.Core;
using Cake.Core.Diagnostics;
using Cake.Core.IO;
using Cake.Core.Tooling;
using NSubstitute;
using Releasing.Cake.Builders;
using Releasing.Cake.Running;
using Releasing.Git;
using Releasing.Targets;
using Path = System.IO.Path;

namespace Releasing.Cake.Tests.Builders;

/// <summary>A small tagged repository, a release over it, and a process runner that starts nothing and remembers everything.</summary>
internal sealed class BuilderFixture : IDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly Lazy<ReleaseContext> _context;
    private readonly List<ItemLog> _logs = [];

    public BuilderFixture()
    {
        Root = Path.Combine(_folder.FullPath, "repository");
        Directory.CreateDirectory(Root);
        _context = new(() => CreateContext());
    }

    public string Root { get; }

    public RecordingRunner Runner { get; } = new();

    public Dictionary<string, string> Variables { get; } = new(StringComparer.Ordinal);

    /// <summary>The command line, set before <see cref="Context"/> is asked for.</summary>
    public List<(string Name, string Value)> Arguments { get; } = [];

    /// <summary>The tag of the only commit; null for a snapshot.</summary>
    public string? Tag { get; set; } = "v1.2.3";

    /// <summary>Programs that cannot be found.</summary>
    public HashSet<string> Missing { get; } = new(StringComparer.Ordinal);

    public Func<string, string> Mask { get; set; } = line => line;

    /// <summary>Committed and tagged when it is first asked for.</summary>
    public ReleaseContext Context => _context.Value;

    public BuilderFixture Write(string relative, string text)
    {
        var path = Path.Combine(Root, relative);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllText(path, text);
        return this;
    }

    public BuildRequest Request(string target, params string[] programs)
    {
        var found = TargetTable.Get(target);
        var work = Path.Combine(Context.WorkFolder, "build", found.Name);
        Directory.CreateDirectory(work);
        var log = new ItemLog(Path.Combine(Context.WorkFolder, "logs", found.Name + ".log"), Mask);
        _logs.Add(log);
        return new BuildRequest(Context, found, programs.ToDictionary(program => program, program => Output(target, program)), work, log);
    }

    public string Output(string target, string program) => Path.Combine(Context.WorkFolder, "bin", target, program + TargetTable.Get(target).ExecutableSuffix);

    public void Dispose()
    {
        _logs.ForEach(log => log.Dispose());
        _folder.Dispose();
    }

    private MaskingContext CreateContext()
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
        if (Tag is not null)
        {
            git.Read(Root, "tag", Tag);
        }

        var environment = Substitute.For<ICakeEnvironment>();
        environment.WorkingDirectory.Returns(new DirectoryPath(Root));
        environment.GetEnvironmentVariable(Arg.Any<string>()).Returns(call => Variables.GetValueOrDefault(call.Arg<string>()));
        environment.GetEnvironmentVariables().Returns(_ => new Dictionary<string, string>(Variables));
        environment.Platform.Family.Returns(PlatformFamily.Linux);
        var tools = Substitute.For<IToolLocator>();
        tools.Resolve(Arg.Any<string>()).Returns(call => Locate([call.Arg<string>()]));
        tools.Resolve(Arg.Any<IEnumerable<string>>()).Returns(call => Locate(call.Arg<IEnumerable<string>>()));
        var cake = Substitute.For<ICakeContext>();
        cake.FileSystem.Returns(new FileSystem());
        cake.Environment.Returns(environment);
        cake.Log.Returns(new NullLog());
        cake.ProcessRunner.Returns(Runner);
        cake.Tools.Returns(tools);
        cake.Arguments.Returns(new CakeArguments(Arguments.ToLookup(argument => argument.Name, argument => argument.Value, StringComparer.OrdinalIgnoreCase)));
        var context = new MaskingContext(cake, line => Mask(line));
        context.Settings.Project.Name = "tool";
        return context;
    }

    private FilePath? Locate(IEnumerable<string> names)
    {
        var name = names.First();
        var path = _folder.At($"tools/{name}");
        return Missing.Contains(name) ? null : new FilePath(File.Exists(path) ? path : _folder.Write($"tools/{name}", ""));
    }

    private sealed class MaskingContext(ICakeContext context, Func<string, string> mask) : ReleaseContext(context)
    {
        public override string Mask(string line) => mask(line);
    }
}
