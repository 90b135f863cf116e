using System.Globalization;
using Releasing.PackageHost;

// Writes the packages of a random model in a process of its own, with whatever umask and time zone it has: Releasing.PackageHost SEED SOURCES OUTPUT
var package = RandomPackage.Create(int.Parse(args[0], CultureInfo.InvariantCulture), args[1]);
foreach (var format in RandomPackage.Formats)
{
    await package.WriteAsync(format, args[2]);
}

return 0;
