using System.Diagnostics;
using System.Reflection;
using System.Runtime.CompilerServices;

namespace Cake.Frosting.Tests;

public sealed class SurfaceTests
{
    private static readonly Assembly s_frosting = typeof(CakeHost).Assembly;

    [Fact]
    public void Shows_what_the_real_package_shows_and_nothing_more()
        => Surface.Of(s_frosting).ShouldBe(Surface.Read(Path.Combine(AppContext.BaseDirectory, "PublicSurface.txt")));

    [Fact]
    public void Gives_way_to_the_real_package()
    {
        s_frosting.GetName().Name.ShouldBe("Cake.Frosting");
        s_frosting.GetName().Version.ShouldBe(new Version(7, 0, 0, 0));
        Version.Parse(FileVersionInfo.GetVersionInfo(s_frosting.Location).FileVersion!).ShouldBeLessThan(new Version(7, 0, 0, 0));
    }

    [Fact]
    public void Opens_its_inside_to_nobody()
        => s_frosting.GetCustomAttributes<InternalsVisibleToAttribute>().ShouldBeEmpty();

    [Theory]
    [InlineData(typeof(CakeHostExtensions))]
    [InlineData(typeof(ServiceCollectionExtensions))]
    public void Constrains_its_type_parameters_as_documented(Type extensions)
    {
        foreach (var method in extensions.GetMethods().Where(method => method.IsGenericMethod))
        {
            var attributes = method.GetGenericArguments().Single().GenericParameterAttributes;

            // cakebuild.net/api: startup classes and modules are made by the host, everything else by the services.
            var expected = method.Name is "UseStartup" or "UseModule"
                ? GenericParameterAttributes.DefaultConstructorConstraint
                : GenericParameterAttributes.ReferenceTypeConstraint;
            (attributes & GenericParameterAttributes.SpecialConstraintMask).ShouldBe(expected, method.Name);
        }
    }
}
