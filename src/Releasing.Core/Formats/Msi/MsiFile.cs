using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Releasing.Failures;
using Releasing.Files;
using Releasing.Formats.Msi.Database;
using Releasing.Formats.Msi.Rows;

namespace Releasing.Formats.Msi;

/// <summary>Writes packages of Windows Installer. The same package gives the same bytes.</summary>
public static class MsiFile
{
}
