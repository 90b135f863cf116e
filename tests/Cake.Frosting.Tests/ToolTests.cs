using Cake.Core;
using Cake.Core.Diagnostics;
using Cake.Core.IO;
using Cake.Core.Packaging;
using Microsoft.Extensions.DependencyInjection;
using NSubstitute;

namespace Cake.Frosting.Tests;

public sealed class ToolTests
{
    [Fact]
    public void Tools_are_installed_before_the_first_task_and_found_by_it()
    {
        var host = new TestHost(typeof(UsesTool)).With(host => host
            .UsePackageInstaller<FakeInstaller>()
            .InstallTool(new Uri("fake:?package=spade&version=1.2.3")));

        host.Run("--target=UsesTool").ShouldBe(0);

        host.Log.Lines.ShouldContain("found spade");
    }

    [Fact]
    public void A_tool_that_nobody_can_install_fails_the_build_before_any_task()
    {
        var host = new TestHost(typeof(UsesTool)).With(host => host.InstallTool(new Uri("nobody:?package=spade")));

        host.Run("--target=UsesTool").ShouldBe(1);

        host.Log.Lines.ShouldContain(line => line.Contains("nobody"));
        host.Printer.Report.ShouldBeNull();
    }

    [Fact]
    public void Each_tool_goes_to_the_installer_in_order()
    {
        var installer = Substitute.For<IToolInstaller>();
        var host = new TestHost(typeof(Idle)).With(host => host
            .ConfigureServices(services => services.AddSingleton(installer).UseTool(new Uri("dotnet:?package=one")))
            .InstallTool(new Uri("nuget:?package=two")));

        host.Run("--target=Idle").ShouldBe(0);

        Received.InOrder(() =>
        {
            installer.Install(Arg.Is<PackageReference>(tool => tool.Package == "one" && tool.Scheme == "dotnet"));
            installer.Install(Arg.Is<PackageReference>(tool => tool.Package == "two" && tool.Scheme == "nuget"));
        });
    }

    public sealed class Idle : FrostingTask;

    public sealed class UsesTool : FrostingTask
    {
        public override void Run(ICakeContext context) => context.Log.Information("found {0}", context.Tools.Resolve("spade").GetFilename());
    }

    public sealed class FakeInstaller(IFileSystem files) : IPackageInstaller
    {
        public bool CanInstall(PackageReference package, PackageType type) => package.Scheme == "fake" && type == PackageType.Tool;

        public IReadOnlyCollection<IFile> Install(PackageReference package, PackageType type, DirectoryPath path)
        {
            var file = Substitute.For<IFile>();
            file.Path.Returns(files.GetFile("/opt/spade").Path);
            return [file];
        }
    }
}
