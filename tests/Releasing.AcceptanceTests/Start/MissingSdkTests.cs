namespace Releasing.AcceptanceTests.Start;

/// <summary>build.sh on machines without the .NET SDK it needs: a PATH with the usual programs and a dotnet that says what an older one says.</summary>
public sealed class MissingSdkTests : IDisposable
{
    private readonly SmallRepository _repository = new();

    public void Dispose() => _repository.Dispose();

    [SkippableFact]
    public void No_dotnet_is_one_line_that_says_what_to_get() => Line(dotnet: null)
        .ShouldBe("build.sh: the .NET SDK 10.0.100 or newer is needed, found none. Get it from https://dot.net/download\n");

    [SkippableFact]
    public void Older_sdk_is_one_line_that_names_both_versions() => Line("""
        case "$1" in
            --version) echo 8.0.404 ;;
            --list-sdks) echo '6.0.428 [/usr/share/dotnet/sdk]'; echo '8.0.404 [/usr/share/dotnet/sdk]' ;;
        esac
        """).ShouldBe("build.sh: the .NET SDK 10.0.100 or newer is needed, found 8.0.404. Get it from https://dot.net/download\n");

    [SkippableFact]
    public void Version_of_global_json_is_the_one_that_is_asked_for()
    {
        _repository.Write("global.json", """{ "sdk": { "version": "10.0.900" } }""");
        Line("""
            case "$1" in
                --version) echo 'A compatible .NET SDK was not found.' >&2; exit 155 ;;
                --list-sdks) echo '10.0.100 [/usr/share/dotnet/sdk]' ;;
            esac
            """).ShouldBe("build.sh: the .NET SDK 10.0.900 or newer is needed, found 10.0.100. Get it from https://dot.net/download\n");
    }

    [SkippableFact]
    public void Runtime_without_an_sdk_is_no_sdk() => Line("""
        echo 'No .NET SDKs were found.' >&2
        exit 145
        """).ShouldBe("build.sh: the .NET SDK 10.0.100 or newer is needed, found none. Get it from https://dot.net/download\n");

    private string Line(string? dotnet)
    {
        var programs = _repository["programs"];
        Directory.CreateDirectory(programs);
        foreach (var name in (string[])["bash", "cut", "dirname", "find", "head", "sed", "sha256sum", "sort", "tail"])
        {
            File.CreateSymbolicLink(Path.Combine(programs, name), Validator.Require("which").Accept(name).Trim());
        }

        if (dotnet is not null)
        {
            _repository.Write("programs/dotnet", "#!/bin/sh\n" + dotnet + "\n");
            Validator.Require("chmod").Accept("+x", Path.Combine(programs, "dotnet"));
        }

        var verdict = _repository.StartWith($"PATH={programs}");
        verdict.ExitCode.ShouldBe(1);
        verdict.Output.ShouldBeEmpty();
        return verdict.Error;
    }
}
