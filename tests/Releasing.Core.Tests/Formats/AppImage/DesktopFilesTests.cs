namespace Releasing.Core.Tests.Formats.AppImage;

public sealed class DesktopFilesTests
{
    [Fact]
    public void A_desktop_entry_has_the_keys_of_the_specification() => (AppImageSample.Contents().Entry with { Name = "A \\ B" }).ToText().ShouldBe(
        """
        [Desktop Entry]
        Type=Application
        Version=1.0
        Name=A \\ B
        Comment=Counts things
        Exec=tool
        Icon=tool
        Terminal=true
        Categories=Utility;ConsoleOnly;
        X-AppImage-Version=1.2.3

        """.ReplaceLineEndings("\n"));

    [Fact]
    public void A_component_tells_what_a_software_centre_shows() => (AppImageSample.Contents().Component with { Summary = "Counts <things> & more" }).ToText().ShouldBe(
        """
        <?xml version="1.0" encoding="UTF-8"?>
        <component type="console-application">
          <id>org.example.tool</id>
          <metadata_license>CC0-1.0</metadata_license>
          <project_license>MIT</project_license>
          <name>The Tool</name>
          <summary>Counts &lt;things&gt; &amp; more</summary>
          <description>
            <p>Counts &lt;things&gt; &amp; more</p>
          </description>
          <developer_name>Ada</developer_name>
          <url type="homepage">https://example.org/tool</url>
          <icon type="stock">tool</icon>
          <categories>
            <category>Utility</category>
            <category>ConsoleOnly</category>
          </categories>
          <launchable type="desktop-id">tool.desktop</launchable>
          <provides>
            <binary>tool</binary>
          </provides>
          <content_rating type="oars-1.1" />
          <releases>
            <release type="stable" version="1.2.3" date="2024-05-06" />
          </releases>
        </component>

        """.ReplaceLineEndings("\n"));
}
