namespace Releasing.Core.Tests.Sboms.DotNet;

/// <summary>What the SDK writes for a small self-contained program.</summary>
internal static class DotNetSamples
{
    public const string Hash = "HrC5BXdl00IP9zeV+0Z848QWPAoCr9P3bDEZguI+gkLcBKAOxix/tLEAAHC+UvDNPv4a2d18lOReHMOagPa+zQ==";

    public const string DepsJson = $$"""
        {
          "runtimeTarget": { "name": ".NETCoreApp,Version=v10.0/linux-x64", "signature": "" },
          "compilationOptions": {},
          "targets": {
            ".NETCoreApp,Version=v10.0": {},
            ".NETCoreApp,Version=v10.0/linux-x64": {
              "tool/2.3.4": {
                "dependencies": { "newtonsoft.json": "13.0.3", "Shared": "2.3.4", "Gone": "1.0.0", "runtimepack.Microsoft.NETCore.App.Runtime.linux-x64": "10.0.12" },
                "runtime": { "tool.dll": {} }
              },
              "Shared/2.3.4": { "dependencies": { "Headers": "1.0.0" }, "runtime": { "Shared.dll": {} } },
              "runtimepack.Microsoft.NETCore.App.Runtime.linux-x64/10.0.12": { "runtime": { "System.Private.CoreLib.dll": { "fileVersion": "10.0.12" } } },
              "Newtonsoft.Json/13.0.3": { "runtime": { "lib/net6.0/Newtonsoft.Json.dll": {} } },
              "Headers/1.0.0": { "compileOnly": true },
              "Vendor.Reference/4.0.0.0": { "runtime": { "Vendor.dll": {} } }
            }
          },
          "libraries": {
            "tool/2.3.4": { "type": "project", "serviceable": false, "sha512": "" },
            "Shared/2.3.4": { "type": "project", "serviceable": false, "sha512": "" },
            "runtimepack.Microsoft.NETCore.App.Runtime.linux-x64/10.0.12": { "type": "runtimepack", "serviceable": false, "sha512": "" },
            "Newtonsoft.Json/13.0.3": { "type": "package", "serviceable": true, "sha512": "sha512-{{Hash}}", "path": "newtonsoft.json/13.0.3" },
            "Headers/1.0.0": { "type": "package", "serviceable": true, "sha512": "sha512-short" },
            "Vendor.Reference/4.0.0.0": { "type": "reference", "serviceable": false, "sha512": "" }
          }
        }
        """;

    public const string PackagesLock = $$"""
        {
          "version": 2,
          "dependencies": {
            "net10.0": {
              "NSubstitute": { "type": "Direct", "requested": "[5.3.0, )", "resolved": "5.3.0", "contentHash": "{{Hash}}", "dependencies": { "castle.core": "5.1.1" } },
              "Castle.Core": { "type": "Transitive", "resolved": "5.1.1", "contentHash": "bad", "dependencies": { "Pinned": "6.0.0", "Gone": "1.0.0" } },
              "Pinned": { "type": "CentralTransitive", "requested": "[6.0.0, )", "resolved": "6.0.0" },
              "shared": { "type": "Project", "dependencies": { "Pinned": "[6.0.0, )", "deeper": "[1.0.0, )" } },
              "deeper": { "type": "Project" }
            },
            "net10.0/linux-x64": {
              "runtime.native.Thing": { "type": "Transitive", "resolved": "1.0.0", "dependencies": { "Pinned": "6.0.0" } }
            }
          }
        }
        """;

    public const string ProjectAssets = $$"""
        {
          "version": 3,
          "targets": {
            "net10.0": {
              "Analyzers/1.18.0": { "type": "package", "build": { "build/Analyzers.props": {} } },
              "Kept/1.0.0": { "type": "package", "runtime": { "lib/Kept.dll": {} } },
              "NSubstitute/5.3.0": { "type": "package", "dependencies": { "castle.core": "5.1.1" }, "compile": { "lib/x.dll": {} }, "runtime": { "lib/x.dll": {} } },
              "Castle.Core/5.1.1": { "type": "package", "runtime": { "lib/y.dll": {} } },
              "Shared/1.0.0": { "type": "project", "framework": ".NETCoreApp,Version=v10.0", "dependencies": { "Castle.Core": "5.1.1" } }
            },
            "net10.0/linux-x64": {
              "NSubstitute/5.3.0": { "type": "package", "dependencies": { "Castle.Core": "5.1.1" } },
              "Castle.Core/5.1.1": { "type": "package" }
            }
          },
          "libraries": {
            "Analyzers/1.18.0": { "type": "package", "sha512": "{{Hash}}", "path": "a", "files": [ ".nupkg.metadata", "LICENSE" ] },
            "Kept/1.0.0": { "type": "package" },
            "NSubstitute/5.3.0": { "type": "package", "sha512": "{{Hash}}" },
            "Castle.Core/5.1.1": { "type": "package" },
            "Shared/1.0.0": { "type": "project", "path": "../Shared/Shared.csproj" }
          },
          "projectFileDependencyGroups": { "net10.0": [ "NSubstitute >= 5.3.0" ] },
          "project": {
            "version": "2.3.4",
            "restore": { "projectName": "tool", "projectPath": "/src/tool.csproj" },
            "frameworks": {
              "net10.0": {
                "dependencies": {
                  "Analyzers": { "suppressParent": "All", "target": "Package", "version": "[1.18.0, )" },
                  "Kept": { "suppressParent": "All", "target": "Package", "version": "[1.0.0, )" },
                  "NSubstitute": { "target": "Package", "version": "[5.3.0, )" }
                },
                "downloadDependencies": [
                  { "name": "Microsoft.AspNetCore.App.Runtime.linux-x64", "version": "[10.0.12, 10.0.12]" },
                  { "name": "Microsoft.NETCore.App.Runtime.linux-x64", "version": "[10.0.12, 10.0.12]" },
                  { "name": "Microsoft.NETCore.App.Ref", "version": "[10.0.12, 10.0.12]" }
                ],
                "frameworkReferences": { "Microsoft.NETCore.App": { "privateAssets": "all" } }
              }
            }
          }
        }
        """;
}
