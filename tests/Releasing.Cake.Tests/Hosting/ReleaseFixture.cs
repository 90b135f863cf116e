using Cake.Core;
using Cake.Frosting;
using Microsoft.Extensions.DependencyInjection;
using NSubstitute;
using Releasing.Artifacts;
using Releasing.Cake.Running;
using Releasing.Git;
using Releasing.Services;
using Spectre.Console;

namespace Releasing.Cake.Tests.Hosting;

/// <summary>A tagged repository with two prebuilt programs, and the real host run over it in this process.</summary>
internal sealed class ReleaseFixture : IDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly GitProgram _git = GitProgram.Locate(new Dictionary<string, string?>
    {
        ["GIT_CONFIG_GLOBAL"] = "/dev/null", ["GIT_CONFIG_SYSTEM"] = "/dev/null",
        ["GIT_AUTHOR_NAME"] = "Ada", ["GIT_AUTHOR_EMAIL"] = "ada@example.org", ["GIT_AUTHOR_DATE"] = "2024-02-03T04:05:06Z",
        ["GIT_COMMITTER_NAME"] = "Ada", ["GIT_COMMITTER_EMAIL"] = "ada@example.org", ["GIT_COMMITTER_DATE"] = "2024-02-03T04:05:06Z",
    });

    public ReleaseFixture()
    {
        Root = _folder.At("repository");
        Write("LICENSE", "MIT\n").Write("README.md", "# tool\n").Write(".gitignore", "/artifacts/\n");
        WriteProgram("linux-x86_64/tool", TinyBinaries.Elf());
        WriteProgram("windows-x86_64/tool.exe", TinyBinaries.Pe());
        _git.Read(Root, "init", "-q", "-b", "main");
        Commit("feat: everything");
        _git.Read(Root, "tag", "v1.2.3");
    }

    public string Root { get; }

    public string Artifacts => Path.Combine(Root, "artifacts");

    public string Published => Path.Combine(Artifacts, "store", "releases", "v1.2.3");

    /// <summary>What the variable CI says to the host, whatever it says to the tests.</summary>
    public string? CI { get; set; }

    /// <summary>Other variables that the host sees.</summary>
    public Dictionary<string, string> Variables { get; } = new(StringComparer.Ordinal);

    /// <summary>Where the key of the user lies in this test.</summary>
    public string Keys => _folder.At("keys");

    /// <summary>Everything the last run wrote to console and log.</summary>
    public string Output { get; private set; } = "";

    /// <summary>Where the output is said to go.</summary>
    public DisplaySurroundings Surroundings { get; set; } = new() { Kind = DisplayKind.Plain, HasColour = false };

    public Catalogue Catalogue => Catalogue.Open(Artifacts);

    public ReleaseFixture Write(string relative, string text)
    {
        var path = Path.Combine(Root, relative);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllText(path, text);
        return this;
    }

    public void WriteProgram(string relative, byte[] bytes)
    {
        var path = Path.Combine(Root, "prebuilt", relative);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllBytes(path, bytes);
    }

    public void Commit(string subject)
    {
        _git.Read(Root, "add", "-A");
        _git.Read(Root, "commit", "-q", "--allow-empty", "-m", subject);
    }

    public void Tag(string name) => _git.Read(Root, "tag", name);

    /// <summary>Moves a tag to the last commit.</summary>
    public void Retag(string name) => _git.Read(Root, "tag", "-f", name);

    public int Run(params string[] arguments) => Run<PrebuiltContext>([], arguments);

    public int Run(Type[] tasks, params string[] arguments) => Run<PrebuiltContext>(tasks, arguments);

    public int Run<TContext>(Type[] tasks, params string[] arguments)
        where TContext : ReleaseContext
    {
        using var text = new StringWriter();
        var console = Substitute.For<IConsole>();
        console.When(target => target.Write(Arg.Any<string>(), Arg.Any<object[]>())).Do(call => text.Write(call.ArgAt<string>(0), call.ArgAt<object[]>(1)));
        console.When(target => target.WriteLine(Arg.Any<string>(), Arg.Any<object[]>())).Do(call => text.WriteLine(call.ArgAt<string>(0), call.ArgAt<object[]>(1)));
        console.When(target => target.WriteError(Arg.Any<string>(), Arg.Any<object[]>())).Do(call => text.Write(call.ArgAt<string>(0), call.ArgAt<object[]>(1)));
        console.When(target => target.WriteErrorLine(Arg.Any<string>(), Arg.Any<object[]>())).Do(call => text.WriteLine(call.ArgAt<string>(0), call.ArgAt<object[]>(1)));
        var terminal = AnsiConsole.Create(new AnsiConsoleSettings { Ansi = AnsiSupport.No, ColorSystem = ColorSystemSupport.NoColors, Out = new AnsiConsoleOutput(text) });
        terminal.Profile.Width = 200;
        var exitCode = new CakeHost()
            .UseReleasing<TContext>()
            .ConfigureServices(services =>
            {
                services.AddSingleton(console);
                services.AddSingleton(terminal);
                services.AddSingleton(Surroundings);
                services.AddSingleton<ICakeEnvironment>(new EnvironmentOfTest(EnvironmentOfHost()));
                foreach (var task in tasks)
                {
                    services.AddSingleton(typeof(IFrostingTask), task);
                }
            })
            .Run([$"--working={Root}", .. arguments]);
        Output = text.ToString();
        return exitCode;
    }

    private Dictionary<string, string> EnvironmentOfHost()
    {
        var variables = new Dictionary<string, string>(Variables, StringComparer.Ordinal) { ["RELEASING_KEYS"] = Keys };
        if (CI is { } ci)
        {
            variables["CI"] = ci;
        }

        return variables;
    }

    public IReadOnlyList<StoredAsset> PublishedAssets()
    {
        var store = new LocalStore(Path.Combine(Artifacts, "store"));
        var release = store.FindAsync("v1.2.3", CancellationToken.None).GetAwaiter().GetResult();
        return release is null ? [] : store.ListAssetsAsync(release, CancellationToken.None).GetAwaiter().GetResult();
    }

    public void Dispose()
    {
        // The host makes the working directory the process's own.
        Environment.CurrentDirectory = AppContext.BaseDirectory;
        _folder.Dispose();
    }
}

/// <summary>The current folder belongs to the process, so tests that run a host take turns.</summary>
[CollectionDefinition(Name, DisableParallelization = true)]
public sealed class OneHostAtATime
{
    /// <summary>The name of the collection.</summary>
    public const string Name = "Host";
}

/// <summary>The context most of these tests use: two programs that lie there.</summary>
public class PrebuiltContext : ReleaseContext
{
    /// <summary>Sets the programs.</summary>
    public PrebuiltContext(ICakeContext context)
        : base(context)
    {
        Settings.Project.Name = "tool";
        // They look like programs and are none.
        Settings.Verification.RunPrograms = false;
        Settings.Prebuilt.Programs["tool"] = "prebuilt/{target}/tool{exe}";
        Settings.Targets.Add("linux-x86_64");
        Settings.Targets.Add("windows-x86_64");
    }
}
