namespace Releasing.Sboms;

/// <summary>Reads the components out of compiled programs (ELF, PE, Mach-O), whatever their name; null for a program, or any other file, that carries none of what it reads.</summary>
public interface IProgramScanner : IScanner
{
    bool IScanner.Reads(string path) => true;
}
