using System.Reflection;

if (args is ["--version"])
{
    var version = Assembly.GetExecutingAssembly().GetCustomAttribute<AssemblyInformationalVersionAttribute>()!.InformationalVersion;
    Console.WriteLine($"clock {version.Split('+')[0]}");
    return;
}

Console.WriteLine(Times.Line.Of(args));
