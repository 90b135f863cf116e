using System.Text;
using System.Xml.Linq;
using Releasing.Failures;
using Releasing.Files;
using Releasing.Formats.AppBundle;
using Releasing.Formats.Archives;
using Releasing.Versions;

namespace Releasing.Core.Tests.Formats.AppBundle;

public sealed class AppBundleTests
{
    [Theory]
    [InlineData("1.2.3", "1.2.3", "1.2.3")]
    [InlineData("1.2.3+build.7", "1.2.3", "1.2.3")]
    [InlineData("1.2.3-alpha", "1.2.3", "1.2.3a1")]
    [InlineData("1.2.3-beta.2", "1.2.3", "1.2.3b2")]
    [InlineData("1.2.3-rc12", "1.2.3", "1.2.3fc12")]
    [InlineData("1.2.3-nightly.20240203", "1.2.3", "1.2.3d255")]
    [InlineData("1.2.3-rc.0", "1.2.3", "1.2.3fc1")]
    public void A_version_has_the_two_forms_of_a_bundle(string version, string shortForm, string full) =>
        BundleVersion.Of(SemanticVersion.Parse(version)).ShouldBe(new BundleVersion(shortForm, full));

    [Fact]
    public void Has_what_the_system_looks_for()
    {
        var bundle = Bundle() with { Icon = Text("icns"), Resources = [ArchiveEntry.File("licence", Text("MIT"))] };

        bundle.Entries().Select(entry => $"{entry.Name} {Convert.ToString(entry.Mode, 8)}").ShouldBe(
        [
            "My Tool.app/Contents/Info.plist 644", "My Tool.app/Contents/PkgInfo 644", "My Tool.app/Contents/MacOS/tool 755",
            "My Tool.app/Contents/Resources/licence 644", "My Tool.app/Contents/Resources/AppIcon.icns 644",
        ]);
        Keys(bundle).ShouldContainKeyAndValue("CFBundleIconFile", "AppIcon");
        Keys(bundle).ShouldContainKeyAndValue("CFBundleExecutable", "tool");
        Keys(bundle).ShouldContainKeyAndValue("CFBundleVersion", "1.2.3b1");
        Keys(bundle).ShouldContainKeyAndValue("CFBundleShortVersionString", "1.2.3");
        Keys(bundle).ShouldContainKeyAndValue("CFBundlePackageType", "APPL");
        Keys(Bundle()).ShouldNotContainKey("CFBundleIconFile");
    }

    [Fact]
    public void Keys_of_the_settings_go_before_the_usual_ones()
    {
        var bundle = Bundle() with
        {
            Info = new Dictionary<string, object>
            {
                ["LSMinimumSystemVersion"] = "13.0",
                ["CFBundleDocumentTypes"] = new List<object> { new Dictionary<string, object> { ["CFBundleTypeName"] = "A & B <c>", ["LSItemContentTypes"] = new List<object> { "public.text" } } },
                ["Number"] = 42,
            },
        };

        Keys(bundle)["LSMinimumSystemVersion"].ShouldBe("13.0");
        Keys(bundle)["Number"].ShouldBe("42");
        Encoding.UTF8.GetString(bundle.InfoPlist()).ShouldContain("<string>A &amp; B &lt;c&gt;</string>");
    }

    [Fact]
    public void Names_every_mistake()
    {
        var bundle = Bundle() with { Name = "a/b", Identifier = "tool", MinimumSystemVersion = "11" };

        bundle.Problems().Count.ShouldBe(3);
        Bundle().Problems().ShouldBeEmpty();
    }

    [Fact]
    public void Values_that_a_property_list_cannot_hold_are_refused()
    {
        Should.Throw<InvalidInputException>(() => PropertyList.Write([new("key", 1.5)])).Message.ShouldContain("Double");
        Should.Throw<InvalidInputException>(() => PropertyList.Write([new("key", "a\0b")])).Message.ShouldContain("XML");
        object nested = "end";
        for (var depth = 0; depth < 40; depth++)
        {
            nested = new List<object> { nested };
        }

        Should.Throw<InvalidInputException>(() => PropertyList.Write([new("key", nested)])).Message.ShouldContain("deeper");
    }

    private static Releasing.Formats.AppBundle.AppBundle Bundle() => new()
    {
        Name = "My Tool",
        Identifier = "org.example.tool",
        Version = SemanticVersion.Parse("1.2.3-beta"),
        Executable = "tool",
        Programs = [ArchiveEntry.File("tool", Text("program"), executable: true)],
    };

    private static Dictionary<string, string> Keys(Releasing.Formats.AppBundle.AppBundle bundle)
    {
        var text = Encoding.UTF8.GetString(bundle.InfoPlist());
        var root = XElement.Parse(text[text.IndexOf("<plist", StringComparison.Ordinal)..]).Element("dict")!;
        return root.Elements("key").ToDictionary(key => key.Value, key => ((XElement)key.NextNode!).Value);
    }

    private static ContentSource Text(string text) => ContentSource.FromBytes(Encoding.UTF8.GetBytes(text), text);
}
