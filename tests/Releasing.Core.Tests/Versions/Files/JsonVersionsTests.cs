using Releasing.Failures;

namespace Releasing.Tests.Versions.Files;

public sealed class JsonVersionsTests : IDisposable
{
    private readonly VersionFilesFixture _files = new();

    public void Dispose() => _files.Dispose();

    [Theory]
    [InlineData("{\n  \"name\": \"a\",\n  \"version\": \"1.2.3\"\n}\n")]
    [InlineData("{\r\n\t\"version\" :\t\"1.2.3\",\r\n\t\"name\": \"a\"\r\n}")]
    [InlineData("{\"name\":\"a\",\"config\":{\"version\":\"9.9.9\"},\"list\":[{\"version\":\"9.9.9\"},\"version\"],\"version\":\"1.2.3\",\"dependencies\":{\"version\":\"9.9.9\"}}")]
    [InlineData("\uFEFF{ \"description\": \"é \U0001F600 \\\"version\\\": \\\"9.9.9\\\"\", \"version\": \"1.2.3\" }")]
    public void Only_the_version_of_a_package_changes(string text)
    {
        _files.Write("package.json", text);

        _files.Bump("2.0.0-beta.1");

        _files.Read("package.json").ShouldBe(text.Replace("1.2.3", "2.0.0-beta.1"));
        _files.Bump("1.2.3");
        _files.Read("package.json").ShouldBe(text);
    }

    [Theory]
    [InlineData("{\"name\":\"a\",\"version\":\"OWN\",\"lockfileVersion\":1,\"dependencies\":{\"b\":{\"version\":\"1.2.3\",\"requires\":{\"c\":\"1.2.3\"}}}}")]
    [InlineData("{\"name\":\"a\",\"version\":\"OWN\",\"lockfileVersion\":2,\"packages\":{\"\":{\"name\":\"a\",\"version\":\"OWN\"},\"node_modules/b\":{\"version\":\"1.2.3\"}},\"dependencies\":{\"b\":{\"version\":\"1.2.3\"}}}")]
    [InlineData("{\n  \"name\": \"a\",\n  \"version\": \"OWN\",\n  \"lockfileVersion\": 3,\n  \"packages\": {\n    \"\": { \"version\": \"OWN\" },\n    \"node_modules/version\": { \"version\": \"1.2.3\" }\n  }\n}\n")]
    public void The_lock_file_changes_at_the_package_itself(string text)
    {
        _files.Write("package.json", "{\"name\":\"a\",\"version\":\"1.2.3\"}").Write("package-lock.json", text.Replace("OWN", "1.2.3")).Write("npm-shrinkwrap.json", text.Replace("OWN", "1.2.3"));

        _files.Bump("1.2.4");

        _files.Read("package-lock.json").ShouldBe(text.Replace("OWN", "1.2.4"));
        _files.Read("npm-shrinkwrap.json").ShouldBe(text.Replace("OWN", "1.2.4"));
    }

    [Theory]
    [InlineData("\"workspaces\":[\"packages/*\"]")]
    [InlineData("\"workspaces\":{\"packages\":[\"./packages/core\",\"packages/cli/\",\"packages/own\"]}")]
    public void Workspaces_move_with_what_they_require_of_each_other(string workspaces)
    {
        const string cli = "{\"name\":\"@me/cli\",\"version\":\"OWN\",\"dependencies\":{\"@me/core\":\"^OWN\",\"other\":\"^1.2.3\"},\"devDependencies\":{\"@me/core\":\"workspace:~OWN\"},\"peerDependencies\":{\"@me/core\":\">=1.2.3\"}}";
        const string locked = "{\"name\":\"top\",\"lockfileVersion\":3,\"packages\":{\"\":{\"workspaces\":[\"packages/*\"]},\"node_modules/@me/cli\":{\"resolved\":\"packages/cli\",\"link\":true},"
            + "\"packages/cli\":{\"name\":\"@me/cli\",\"version\":\"OWN\",\"dependencies\":{\"@me/core\":\"^OWN\"}},\"packages/core\":{\"name\":\"@me/core\",\"version\":\"OWN\"},\"packages/own\":{\"version\":\"0.1.0\"},"
            + "\"node_modules/other\":{\"version\":\"1.2.3\",\"dependencies\":{\"@me/core\":\"^1.2.3\"}}}}";
        _files.Write("package.json", $"{{\"private\":true,\"version\":\"1.2.3\",{workspaces}}}")
            .Write("packages/core/package.json", "{\"name\":\"@me/core\",\"version\":\"1.2.3\"}")
            .Write("packages/own/package.json", "{\"name\":\"@me/own\",\"version\":\"0.1.0\"}")
            .Write("packages/cli/package.json", cli.Replace("OWN", "1.2.3"))
            .Write("packages/core/node_modules/x/package.json", "{\"version\":\"1.2.3\"}")
            .Write("package-lock.json", locked.Replace("OWN", "1.2.3"));

        var edits = _files.Bump("2.0.0");

        edits.Select(edit => edit.Path).ShouldBe(["package-lock.json", "package.json", "packages/cli/package.json", "packages/core/package.json"]);
        _files.Read("packages/cli/package.json").ShouldBe(cli.Replace("OWN", "2.0.0"));
        _files.Read("package-lock.json").ShouldBe(locked.Replace("OWN", "2.0.0"));
        _files.Open().Remarks.ShouldBe(["packages/own/package.json has a version of its own, 0.1.0, and stays as it is."]);
    }

    [Theory]
    [InlineData("{\"version\":\"1.2.3\",\"version\":\"1.2.3\"}", "stands twice in one object, again on line 1")]
    [InlineData("{\"version\":\"1.2.3\"", "package.json")]
    [InlineData("{\"version\":\"next\"}", "is 'next', which is no version")]
    public void What_is_broken_is_refused_and_nothing_is_written(string text, string message)
    {
        _files.Write("package.json", text);

        Should.Throw<ReleaseException>(() => _files.Bump("2.0.0")).Message.ShouldContain(message);
        _files.Read("package.json").ShouldBe(text);
    }

    [Theory]
    [InlineData("{\"name\":\"a\"}")]
    [InlineData("{\"version\":7}")]
    [InlineData("[\"version\"]")]
    public void A_package_without_a_version_holds_none(string text) => _files.Write("package.json", text).Open().Held.ShouldBeEmpty();

    [Fact]
    public void Deep_and_large_lock_files_are_read()
    {
        var deep = "{\"name\":\"a\",\"version\":\"1.2.3\",\"dependencies\":" + string.Concat(Enumerable.Repeat("{\"b\":{\"version\":\"1.2.3\",\"dependencies\":", 200)) + "{}" + new string('}', 400) + "}";
        var wide = "{\"version\":\"1.2.3\",\"packages\":{" + string.Concat(Enumerable.Range(0, 30_000).Select(number => $"\"node_modules/é{number}\":{{\"version\":\"1.2.3\"}},")) + "\"\":{\"version\":\"1.2.3\"}}}";
        _files.Write("package.json", "{\"version\":\"1.2.3\"}").Write("package-lock.json", deep).Write("npm-shrinkwrap.json", wide);

        _files.Bump("1.2.4");

        _files.Read("package-lock.json").ShouldBe("{\"name\":\"a\",\"version\":\"1.2.4\"" + deep[29..]);
        _files.Read("npm-shrinkwrap.json").ShouldBe("{\"version\":\"1.2.4\"" + wide[18..^30] + wide[^30..].Replace("\"\":{\"version\":\"1.2.3\"}", "\"\":{\"version\":\"1.2.4\"}"));
    }
}
