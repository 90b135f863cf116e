using System.Text;
using Releasing.Failures;
using Releasing.Versions.Files;

namespace Releasing.Tests.Versions.Files;

public sealed class DotNetVersionsTests : IDisposable
{
    private readonly VersionFilesFixture _files = new();

    public void Dispose() => _files.Dispose();

    [Theory]
    [InlineData("<Project><PropertyGroup><Version>OWN</Version></PropertyGroup></Project>")]
    [InlineData("<Project>\r\n  <PropertyGroup Label=\"a > b\">\r\n\t<Version Condition=\"'$(Version)' == ''\">OWN</Version>\r\n  </PropertyGroup>\r\n</Project>\r\n")]
    [InlineData("\uFEFF<?xml version=\"1.0\" encoding=\"utf-8\"?>\n<!-- <Version>1.2.3</Version> -->\n<Project xmlns=\"http://schemas.microsoft.com/developer/msbuild/2003\"><PropertyGroup><Version>\n  OWN\n</Version></PropertyGroup></Project>")]
    [InlineData("<Project><PropertyGroup><Description><![CDATA[<Version>1.2.3</Version>]]></Description><Version><!-- of all -->OWN<!-- 1.2.3 --></Version></PropertyGroup></Project>")]
    [InlineData("<Project><PropertyGroup><Version><![CDATA[OWN]]></Version></PropertyGroup></Project>")]
    [InlineData("<Project><ItemGroup><PackageReference Include=\"a\" Version=\"1.2.3\"/><PackageReference Include=\"b\"><Version>1.2.3</Version></PackageReference></ItemGroup><PropertyGroup><Version>OWN</Version></PropertyGroup></Project>")]
    [InlineData("<Project><PropertyGroup Condition='a'><Version>OWN</Version></PropertyGroup><PropertyGroup Condition=\"b\"><Version>OWN</Version></PropertyGroup><Target Name=\"t\"><PropertyGroup><Version>1.2.3</Version></PropertyGroup></Target></Project>")]
    [InlineData("<Project><PropertyGroup><VersionPrefix>OWN</VersionPrefix></PropertyGroup></Project>")]
    [InlineData("<Project><PropertyGroup><VersionPrefix>OWN</VersionPrefix><VersionSuffix/><Version>$(VersionPrefix)</Version></PropertyGroup></Project>")]
    public void Only_the_version_changes(string text)
    {
        _files.Write("Directory.Build.props", text.Replace("OWN", "1.2.3"));

        _files.Bump("1.3.0");

        _files.Read("Directory.Build.props").ShouldBe(text.Replace("OWN", "1.3.0"));
    }

    [Fact]
    public void Prefix_and_suffix_hold_the_version_together()
    {
        _files.Last = null;
        const string text = "<Project><PropertyGroup><VersionPrefix>1.2.3</VersionPrefix><VersionSuffix>rc.1</VersionSuffix></PropertyGroup></Project>";
        _files.Write("Tool.csproj", text);

        _files.Open().Held.Single().Text.ShouldBe("1.2.3-rc.1");
        _files.Bump("1.2.3");
        _files.Read("Tool.csproj").ShouldBe(text.Replace("rc.1", ""));
        _files.Bump("2.0.0-beta.1");
        _files.Read("Tool.csproj").ShouldBe(text.Replace("rc.1", "beta.1").Replace("1.2.3", "2.0.0"));
    }

    [Theory]
    [InlineData("")]
    [InlineData("<VersionSuffix/>")]
    [InlineData("<VersionSuffix>$(Build)</VersionSuffix>")]
    public void A_prefix_alone_has_no_place_for_a_pre_release(string suffix)
    {
        _files.Write("Directory.Build.props", $"<Project><PropertyGroup><VersionPrefix>1.2.3</VersionPrefix>{suffix}</PropertyGroup></Project>");

        Should.Throw<ReleaseException>(() => _files.Bump("1.3.0-rc.1")).Message.ShouldContain("Add <VersionSuffix></VersionSuffix>");
    }

    [Fact]
    public void A_computed_version_is_no_version_of_the_file()
    {
        _files.Write("Directory.Build.props", "<Project>\n<PropertyGroup><Version>$(GitVersion)</Version></PropertyGroup></Project>");

        _files.Open().Held.ShouldBeEmpty();
        _files.Open().Remarks.ShouldBe(["Directory.Build.props:2 computes Version by an expression; it stays as it is."]);
        Should.Throw<ReleaseException>(() => _files.Open(["Directory.Build.props"])).Message.ShouldContain("by an expression");
    }

    [Fact]
    public void UTF_16_stays_what_it_is()
    {
        const string text = "\uFEFF<?xml version=\"1.0\" encoding=\"utf-16\"?>\r\n<Project><PropertyGroup><Version>1.2.3</Version></PropertyGroup></Project>";
        _files.Write("Tool.csproj", Encoding.Unicode.GetBytes(text));

        _files.Bump("1.2.4");

        Encoding.Unicode.GetString(File.ReadAllBytes(Path.Combine(_files.Root, "Tool.csproj"))).ShouldBe(text.Replace("1.2.3", "1.2.4"));
    }

    [Theory]
    [InlineData("<!DOCTYPE Project [<!ENTITY v \"1.2.3\">]><Project><PropertyGroup><Version>&v;</Version></PropertyGroup></Project>")]
    [InlineData("<Project><PropertyGroup><Version>1.2.3</PropertyGroup></Project>")]
    [InlineData("")]
    public void What_is_broken_is_refused(string text)
    {
        _files.Write("Directory.Build.props", text);

        Should.Throw<ReleaseException>(() => _files.Open());
        _files.Read("Directory.Build.props").ShouldBe(text);
    }

    [Fact]
    public void A_pattern_finds_the_version_in_any_file()
    {
        _files.Last = null;
        _files.Write("README.md", "install Tool@1.2.3 or Tool@1.2.3.\r\nold Tool@1.0\r\n").Write("src/version.c", [.. "/* \xE9 */ #define VERSION \"1.2.3\"\n"u8[..3], 0xE9, .. " */ #define VERSION \"1.2.3\"\n"u8]);

        _files.Bump("1.3.0", patterns: [new VersionPattern("src/version.c", "VERSION \"{version}\"")]);
        File.ReadAllBytes(Path.Combine(_files.Root, "src", "version.c")).ShouldBe([.. "/* "u8, 0xE9, .. " */ #define VERSION \"1.3.0\"\n"u8]);

        _files.Bump("1.3.0", patterns: [new VersionPattern("README.md", @"Tool@(?<version>[0-9]+\.[0-9]+\.[0-9]+)", IsExpression: true)]);
        _files.Read("README.md").ShouldBe("install Tool@1.3.0 or Tool@1.3.0.\r\nold Tool@1.0\r\n");
    }

    [Theory]
    [InlineData("nothing {version}", false, "is nowhere in it")]
    [InlineData("no word", false, "has to hold {version} once")]
    [InlineData("{version}", false, "something around it")]
    [InlineData("(?<other>x)", true, "no group")]
    [InlineData("(?<version>x)\\1", true, "back references")]
    [InlineData("(?<version>", true, "is no regular expression")]
    public void A_pattern_that_cannot_work_is_refused(string pattern, bool isExpression, string message)
    {
        _files.Write("README.md", "1.2.3");

        Should.Throw<ReleaseException>(() => _files.Bump("1.3.0", patterns: [new VersionPattern("README.md", pattern, isExpression)])).Message.ShouldContain(message);
    }
}
