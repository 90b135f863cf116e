using System.Xml;
using System.Xml.Linq;
using Releasing.Failures;
using Releasing.Text;

namespace Releasing.Cake.Builders.DotNet;

/// <summary>A project that makes a program, as far as its file tells without MSBuild.</summary>
/// <param name="Path">Full path of the project file.</param>
/// <param name="Program">The program's name, without <c>.exe</c>.</param>
/// <param name="Framework">The newest of several target frameworks; null when it has one.</param>
/// <param name="IsAot">It asks for native code.</param>
/// <param name="TargetFramework">The framework it is built for; null when the file does not tell.</param>
internal sealed record DotNetProject(string Path, string Program, string? Framework, bool IsAot, string? TargetFramework)
{
    /// <summary>Reads a project file; null when it makes no program that is released.</summary>
    /// <param name="path">Full path.</param>
    /// <param name="root">The repository, where Directory.Build.props may lie.</param>
    /// <param name="isNamed">The settings name it: then it is taken for a program, whatever it says.</param>
    public static DotNetProject? Read(string path, string root, bool isNamed)
    {
        var project = Load(path);
        var common = System.IO.Path.Combine(root, "Directory.Build.props") is var file && File.Exists(file) ? Load(file) : null;
        if (!isNamed && !IsReleased(project, common))
        {
            return null;
        }

        var frameworks = (Property(project, "TargetFrameworks") ?? Property(common, "TargetFrameworks"))?.Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        var newest = frameworks?.Where(name => name.StartsWith("net", StringComparison.Ordinal) && name.Contains('.', StringComparison.Ordinal)).MaxBy(VersionOf);
        var name = Property(project, "AssemblyName") ?? System.IO.Path.GetFileNameWithoutExtension(path);
        return new DotNetProject(path, name, newest, IsTrue(project, "PublishAot"), newest ?? Property(project, "TargetFramework") ?? Property(common, "TargetFramework"));
    }

    private static bool IsReleased(XDocument project, XDocument? common)
    {
        var sdk = project.Root?.Attribute("Sdk")?.Value ?? "";
        var makesProgram = Property(project, "OutputType") is { } type
            ? type.Equals("Exe", StringComparison.OrdinalIgnoreCase) || type.Equals("WinExe", StringComparison.OrdinalIgnoreCase)
            : sdk is "Microsoft.NET.Sdk.Web" or "Microsoft.NET.Sdk.Worker";
        var isTest = IsTrue(project, "IsTestProject") || project.Descendants().Any(element => element.Name.LocalName == "PackageReference" && element.Attribute("Include")?.Value == "Microsoft.NET.Test.Sdk");
        var isKept = (Property(project, "IsPublishable") ?? Property(common, "IsPublishable"))?.Equals("false", StringComparison.OrdinalIgnoreCase) == true;
        return makesProgram && !isTest && !isKept;
    }

    // A value that needs MSBuild to be evaluated counts as not written.
    private static string? Property(XDocument? document, string name) => document?.Root?.Elements().Where(element => element.Name.LocalName == "PropertyGroup")
        .SelectMany(group => group.Elements()).Where(element => element.Name.LocalName == name).Select(element => element.Value.Trim())
        .LastOrDefault(value => value.Length > 0 && !value.Contains("$(", StringComparison.Ordinal));

    private static bool IsTrue(XDocument document, string name) => Property(document, name)?.Equals("true", StringComparison.OrdinalIgnoreCase) == true;

    private static Version VersionOf(string framework) =>
        Version.TryParse(framework["net".Length..].Split('-')[0], out var version) ? version : new Version(0, 0);

    private static XDocument Load(string path)
    {
        try
        {
            using var reader = XmlReader.Create(path, new XmlReaderSettings { DtdProcessing = DtdProcessing.Prohibit, XmlResolver = null });
            return XDocument.Load(reader);
        }
        catch (XmlException problem)
        {
            throw new ReleaseException($".NET: {PlainText.Line(path)}: {PlainText.Line(problem.Message)} Correct the XML.", problem);
        }
    }
}
