using System.Reflection;
using System.Runtime.CompilerServices;

namespace Cake.Frosting.Tests;

/// <summary>Writes down what an assembly shows: a line for each type, an indented line for each member that another assembly can use.</summary>
internal static class Surface
{
    private const BindingFlags Declared =
        BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance | BindingFlags.Static | BindingFlags.DeclaredOnly;

    /// <summary>Describes each exported type with its members, members sorted so that their order in the source does not matter.</summary>
    public static IReadOnlyList<string> Of(Assembly assembly)
        => [.. assembly.GetExportedTypes().Select(type => Join(Describe(type), Members(type))).Order(StringComparer.Ordinal)];

    /// <summary>Reads the same from a text file.</summary>
    public static IReadOnlyList<string> Read(string path)
    {
        var types = new List<(string Type, List<string> Members)>();
        foreach (var line in File.ReadLines(path).Where(line => line.Length > 0))
        {
            if (line[0] == ' ')
            {
                types[^1].Members.Add(line.Trim());
            }
            else
            {
                types.Add((line, []));
            }
        }

        return [.. types.Select(type => Join(type.Type, type.Members)).Order(StringComparer.Ordinal)];
    }

    private static string Join(string type, IEnumerable<string> members)
        => string.Join("\n    ", members.Order(StringComparer.Ordinal).Prepend(type));

    private static string Describe(Type type)
    {
        var kind = type switch
        {
            { IsInterface: true } => "interface",
            { IsAbstract: true, IsSealed: true } => "static class",
            { IsAbstract: true } => "abstract class",
            { IsSealed: true } => "sealed class",
            _ => "class",
        };
        var inherited = type.BaseType?.GetInterfaces() ?? [];
        var bases = type.GetInterfaces().Except(inherited).Select(Name).Order(StringComparer.Ordinal).ToList();
        if (type.BaseType is { } ancestor && ancestor != typeof(object))
        {
            bases.Insert(0, Name(ancestor));
        }

        var colon = bases.Count > 0 ? " : " : string.Empty;
        return $"{kind} {type.Namespace}.{Name(type)}{colon}{string.Join(", ", bases)}";
    }

    private static IEnumerable<string> Members(Type type)
    {
        foreach (var constructor in type.GetConstructors(Declared).Where(Visible))
        {
            yield return $"{(constructor.IsPublic ? "public" : "protected")} .ctor({Parameters(constructor)})";
        }

        foreach (var property in type.GetProperties(Declared).Where(property => Visible(property.GetMethod ?? property.SetMethod!)))
        {
            yield return $"{Name(property.PropertyType)} {property.Name} {{ {(property.CanRead ? "get; " : "")}{(property.SetMethod is { } set && Visible(set) ? "set; " : "")}}}";
        }

        foreach (var method in type.GetMethods(Declared).Where(method => Visible(method) && !method.IsSpecialName))
        {
            var modifier = method switch
            {
                { IsStatic: true } => "static ",
                { IsAbstract: true } => "abstract ",
                { IsVirtual: true, IsFinal: false } => "virtual ",
                _ => string.Empty,
            };
            yield return $"{modifier}{Name(method.ReturnType)} {method.Name}{TypeParameters(method)}({Parameters(method)})";
        }

        foreach (var field in type.GetFields(Declared).Where(field => field.IsPublic || field.IsFamily || field.IsFamilyOrAssembly))
        {
            yield return $"{Name(field.FieldType)} {field.Name}";
        }
    }

    private static bool Visible(MethodBase method) => method.IsPublic || method.IsFamily || method.IsFamilyOrAssembly;

    private static string TypeParameters(MethodInfo method)
        => method.IsGenericMethod ? $"<{string.Join(", ", method.GetGenericArguments().Select(Constrained))}>" : string.Empty;

    private static string Constrained(Type parameter)
        => $"{parameter.Name} : {string.Join(", ", parameter.GetGenericParameterConstraints().Select(Name))}";

    private static string Parameters(MethodBase method)
    {
        var extends = method.IsDefined(typeof(ExtensionAttribute), inherit: false) ? "this " : string.Empty;
        return extends + string.Join(", ", method.GetParameters().Select(parameter => $"{Name(parameter.ParameterType)} {parameter.Name}"));
    }

    private static string Name(Type type)
    {
        if (type.IsGenericType)
        {
            return $"{type.Name.Split('`')[0]}<{string.Join(", ", type.GetGenericArguments().Select(Name))}>";
        }

        return type.FullName switch
        {
            "System.Void" => "void",
            "System.Boolean" => "bool",
            "System.Int32" => "int",
            "System.String" => "string",
            _ => type.Name,
        };
    }
}
