using Releasing.Failures;

namespace Releasing.Cake.Builders;

/// <summary>The folders a compiler writes to, and the way of its programs from there to their place.</summary>
internal static class WorkFolders
{
    /// <summary>An empty folder: what an earlier run left in it must not pass for the result of this one.</summary>
    public static string Fresh(string parent, string name)
    {
        var folder = Path.Combine(parent, name);
        if (Directory.Exists(folder))
        {
            Directory.Delete(folder, recursive: true);
        }

        Directory.CreateDirectory(folder);
        return folder;
    }

    /// <summary>Moves a program that the compiler wrote to its place.</summary>
    /// <exception cref="ReleaseException">The compiler ended well but did not write it.</exception>
    public static void Deliver(string program, string place, string where)
    {
        RequireFile(program, where);
        Directory.CreateDirectory(Path.GetDirectoryName(place)!);
        File.Move(program, place, overwrite: true);
    }

    /// <summary>Copies a program that must stay where it is, written aside and renamed.</summary>
    /// <exception cref="ReleaseException">It is not there.</exception>
    public static void Copy(string program, string place, string where)
    {
        RequireFile(program, where);
        Directory.CreateDirectory(Path.GetDirectoryName(place)!);
        var aside = place + ".part";
        File.Copy(program, aside, overwrite: true);
        File.Move(aside, place, overwrite: true);
    }

    private static void RequireFile(string program, string where)
    {
        if (!File.Exists(program))
        {
            throw new ReleaseException($"{where}: the build ended well, but {program} is not there. Check which programs it makes.");
        }
    }
}
