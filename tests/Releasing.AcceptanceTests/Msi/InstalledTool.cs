using Releasing.Files;
using Releasing.Formats.Archives;
using Releasing.Formats.Msi;
using Releasing.Versions;

namespace Releasing.AcceptanceTests.Msi;

/// <summary>A program for Windows that is a console program and a service, in versions, and packages of it.</summary>
public sealed class InstalledTool : IDisposable
{
    private const string Source = """
        #include <windows.h>
        #include <stdio.h>
        #include <string.h>

        static SERVICE_STATUS_HANDLE handle;
        static HANDLE stop;

        static void state(DWORD value)
        {
            SERVICE_STATUS status = { SERVICE_WIN32_OWN_PROCESS, value, SERVICE_ACCEPT_STOP, 0, 0, 0, 0 };
            SetServiceStatus(handle, &status);
        }

        static void WINAPI control(DWORD code)
        {
            if (code == SERVICE_CONTROL_STOP)
            {
                state(SERVICE_STOP_PENDING);
                SetEvent(stop);
            }
        }

        static void WINAPI serve(DWORD count, LPSTR *arguments)
        {
            stop = CreateEventA(0, 1, 0, 0);
            handle = RegisterServiceCtrlHandlerA("toolsvc", control);
            state(SERVICE_RUNNING);
            WaitForSingleObject(stop, INFINITE);
            state(SERVICE_STOPPED);
        }

        int main(int count, char **arguments)
        {
            SERVICE_TABLE_ENTRYA table[] = { { "toolsvc", serve }, { 0, 0 } };
            if (count > 1 && !strcmp(arguments[1], "--service"))
            {
                return !StartServiceCtrlDispatcherA(table);
            }

            printf("tool %s\n", VERSION);
            return 0;
        }
        """;

    private readonly string _folder = Directory.CreateTempSubdirectory("msi-").FullName;
    private WinePrefix? _wine;

    /// <summary>A Windows; made when it is first asked for.</summary>
    internal WinePrefix Wine => _wine ??= new WinePrefix();

    internal string this[string name] => Path.Combine(_folder, name);

    public void Dispose()
    {
        _wine?.Dispose();
        Directory.Delete(_folder, recursive: true);
    }

    /// <summary>The product in a version.</summary>
    internal MsiPackage Package(string version) => new()
    {
        Name = "Tool",
        Manufacturer = "Acme",
        Version = SemanticVersion.Parse(version),
        UpgradeCode = new Guid("11111111-2222-3333-4444-555555555555"),
        Architecture = MsiArchitecture.X64,
        InstallFolder = "Acme/Tool",
        Files =
        [
            ArchiveEntry.File("tool.exe", ContentSource.FromFile(Program(version))),
            ArchiveEntry.File("share/a long name.txt", Text("hello")),
            ArchiveEntry.File($"share/only in {version}.txt", Text(version)),
            ArchiveEntry.Directory("plugins"),
        ],
        ModificationTime = new DateTimeOffset(2026, 2, 3, 4, 5, 6, TimeSpan.Zero),
    };

    /// <summary>As <see cref="Package"/>, with everything that the system is told.</summary>
    internal MsiPackage FullPackage(string version) => Package(version) with
    {
        PathFolders = [""],
        Variables = [new MsiVariable("TOOL_HOME", "[INSTALLFOLDER]share")],
        Shortcuts = [new MsiShortcut("Tool", "tool.exe") { Folder = "Acme", Description = "Does one thing well" }],
        RegistryValues = [new MsiRegistryValue(@"Software\Acme\Tool", "Level", "5") { Kind = MsiRegistryKind.Number }, new MsiRegistryValue(@"Software\Acme\Tool", "Home", "[INSTALLFOLDER]")],
        Services = [new MsiService("toolsvc", "tool.exe") { DisplayName = "Tool Service", Description = "Serves", Arguments = "--service" }],
        Licence = "Take it, {and} give it away.\n© Acme",
        Information = new MsiInformation { HelpAddress = "https://example.org/help", Comments = "Does one thing well" },
    };

    /// <summary>Writes a package and says where.</summary>
    internal async Task<string> WriteAsync(string name, MsiPackage package)
    {
        await MsiFile.WriteAsync(this[name], package);
        return this[name];
    }

    /// <summary>The program of a version.</summary>
    internal string Program(string version)
    {
        var program = this[$"tool-{version}.exe"];
        if (!File.Exists(program))
        {
            File.WriteAllText(this["tool.c"], Source);
            Validator.Require("x86_64-w64-mingw32-gcc").Accept("-Os", "-s", $"-DVERSION=\"{version}\"", this["tool.c"], "-o", program);
        }

        return program;
    }

    private static ContentSource Text(string text) => ContentSource.FromBytes(System.Text.Encoding.UTF8.GetBytes(text), "the test");
}
