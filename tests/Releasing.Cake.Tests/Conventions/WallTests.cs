using System.Reflection;
using System.Runtime.CompilerServices;
using Releasing.Artifacts;

namespace Releasing.Cake.Tests.Conventions;

/// <summary>The walls that no compiler keeps.</summary>
public sealed class WallTests
{
    private static readonly Assembly[] s_assemblies = [typeof(Artifact).Assembly, typeof(ReleasingHost).Assembly];

    [Fact]
    public void The_core_knows_no_Cake() =>
        typeof(Artifact).Assembly.GetReferencedAssemblies().Select(name => name.Name!).ShouldAllBe(name => !name.StartsWith("Cake", StringComparison.Ordinal));

    [Theory]
    [InlineData("Formats", "using Releasing.Services")]
    [InlineData("Formats", "using Releasing.Effects")]
    [InlineData("Services", "using Releasing.Cake")]
    [InlineData("Artifacts", "using Releasing.Services")]
    public void A_room_does_not_look_into_another(string room, string forbidden) =>
        Source.Files($"src/Releasing.Core/{room}").Where(file => File.ReadAllText(file).Contains(forbidden, StringComparison.Ordinal)).ShouldBeEmpty();

    [Fact]
    public void Nothing_static_can_change() =>
        s_assemblies.SelectMany(assembly => assembly.GetTypes())
            .Where(type => !type.IsDefined(typeof(CompilerGeneratedAttribute)) && !type.FullName!.Contains('<', StringComparison.Ordinal))
            .SelectMany(type => type.GetFields(BindingFlags.Static | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.DeclaredOnly))
            .Where(field => field is { IsLiteral: false, IsInitOnly: false } && !field.IsDefined(typeof(CompilerGeneratedAttribute)) && !field.Name.StartsWith('<'))
            .Where(field => !IsGenerated(field.DeclaringType!))
            .Select(field => $"{field.DeclaringType}.{field.Name}")
            .ShouldBeEmpty();

    [Theory]
    [InlineData("Helper")]
    [InlineData("Utils")]
    [InlineData("Manager")]
    [InlineData("Mixin")]
    public void No_type_hides_behind_an_empty_name(string word) =>
        s_assemblies.SelectMany(assembly => assembly.GetTypes()).Where(type => !IsGenerated(type))
            .Select(type => type.Name).ShouldAllBe(name => !name.Contains(word, StringComparison.Ordinal));

    private static bool IsGenerated(Type type) =>
        type.IsDefined(typeof(System.CodeDom.Compiler.GeneratedCodeAttribute)) || (type.DeclaringType is { } outer && IsGenerated(outer))
        || typeof(System.Text.Json.Serialization.JsonSerializerContext).IsAssignableFrom(type) || type.FullName!.Contains("System.Text.RegularExpressions.Generated", StringComparison.Ordinal);
}
