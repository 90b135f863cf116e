using Releasing.Cake.Tools.Wix;
using Releasing.Cake.Tools.Wixl;

namespace Releasing.Cake.Tests.Tools;

public sealed class WixTests
{
    [Fact]
    public void The_toolset_gets_the_variables_one_by_one()
    {
        var settings = new WixBuildSettings { Source = "/r/installer.wxs", OutputFile = "/o/tool.msi", IntermediateFolder = "/o/obj", Platform = "arm64" };
        settings.Defines["Version"] = "1.2.3";
        settings.Defines["Name"] = "The \"Tool\"";

        settings.Arguments().ShouldBe(
            ["build", "-nologo", "-arch", "arm64", "-pdbtype", "none", "-intermediatefolder", "/o/obj", "-d", "Name=The \"Tool\"", "-d", "Version=1.2.3", "-o", "/o/tool.msi", "/r/installer.wxs"]);
    }

    [Fact]
    public void Wixl_gets_the_same_ones()
    {
        var settings = new WixlSettings { Source = "/r/installer.wxs", OutputFile = "/o/tool.msi", Platform = "x64" };
        settings.Defines["Version"] = "1.2.3";

        settings.Arguments().ShouldBe(["--arch", "x64", "--define", "Version=1.2.3", "--output", "/o/tool.msi", "/r/installer.wxs"]);
    }
}
