using Cake.Core.Diagnostics;
using Cake.Core.IO;
using NSubstitute;
using Releasing.Cake.Running;
using Releasing.Cake.Tools;
using Path = System.IO.Path;

namespace Releasing.Cake.Tests.Tools;

public sealed class LiteralArgumentTests
{
    public static TheoryData<string> Hostile => new(
        "", " ", "a b", "\"", "a\"b", "\\", "a\\", "a\\\\\"", "\\\" \\", "$(touch x)", "`id`", "%PATH%", "-rf", "'", "a'b\"c d", "*", "a\tb", "line\nline", "\u00a0", "ü\u202e", "&& echo", "C:\\Program Files\\");

    [Theory]
    [MemberData(nameof(Hostile))]
    public void Program_sees_the_argument_as_it_is(string argument) => Seen([argument, "end"]).ShouldBe([argument, "end"]);

    [Fact]
    public void Random_arguments_arrive_unchanged()
    {
        var random = new Random(20_260_101);
        var arguments = Enumerable.Range(0, 200)
            .Select(_ => new string([.. Enumerable.Range(0, random.Next(9)).Select(_ => "\\\" \t'a$%"[random.Next(8)])])).ToList();
        Seen(arguments).ShouldBe(arguments);
    }

    [Fact]
    public void Nul_is_refused() => Should.Throw<ArgumentException>(() => new LiteralArgument("a\0b"));

    // git as a program that is always there and repeats its arguments: 'rev-parse --sq-quote' puts each in single quotes, with ' and ! escaped.
    private static List<string> Seen(IReadOnlyList<string> arguments)
    {
        var environment = Substitute.For<global::Cake.Core.ICakeEnvironment>();
        environment.WorkingDirectory.Returns(new DirectoryPath(Path.GetTempPath()));
        var git = Environment.GetEnvironmentVariable("PATH")!.Split(Path.PathSeparator)
            .Select(folder => Path.Combine(folder, OperatingSystem.IsWindows() ? "git.exe" : "git")).First(File.Exists);
        using var process = new ProcessTreeRunner(environment, new NullLog()).Start(new FilePath(git), new ProcessSettings
        {
            Arguments = LiteralArgument.Builder(["rev-parse", "--sq-quote", .. arguments]),
            RedirectStandardOutput = true,
        });
        process.WaitForExit();
        var text = string.Join('\n', process.GetStandardOutput());
        var seen = new List<string>();
        var position = 0;
        while (position < text.Length)
        {
            position++;
            var argument = "";
            while (position < text.Length && text[position] != ' ')
            {
                if (text[position] == '\\')
                {
                    argument += text[position + 1];
                    position += 2;
                    continue;
                }

                var end = text.IndexOf('\'', position + 1);
                argument += text[(position + 1)..end];
                position = end + 1;
            }

            seen.Add(argument);
        }

        return seen;
    }
}
