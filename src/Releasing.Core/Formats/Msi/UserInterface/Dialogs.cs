using Releasing.Formats.Msi.Rows;

namespace Releasing.Formats.Msi.UserInterface;

/// <summary>
/// The pages of the installation with the full user interface: welcome, licence, progress and end, and those that Windows Installer asks for by itself. Without it (<c>/qn</c>,
/// <c>/qb</c>) none of them is shown. Standard actions and errors speak in the words of Windows itself, in its language.
/// </summary>
internal static class Dialogs
{
    private const int ErrorDialogAttribute = 65536;
    private const string Accepted = "LicenceAccepted";

    public static void Add(MsiTables tables, MsiPackage package)
    {
        AddStyles(tables);
        AddWelcome(tables, package.Licence.Length > 0);
        if (package.Licence.Length > 0)
        {
            AddLicence(tables, package);
        }

        AddMaintenance(tables, package.Information.NoRepair);
        AddProgress(tables);
        AddEnd(tables, "ExitDialog", -1, "Setup has finished", "[ProductName] is ready. Click Finish to close this window.");
        AddEnd(tables, "UserExit", -2, "Setup was cancelled", "Nothing has been changed. To install [ProductName] later, start Setup again.");
        AddEnd(tables, "FatalError", -3, "Setup has failed", "Nothing has been changed. The log of Setup says more: msiexec /i FILE /l*v setup.log");
        AddQuestions(tables);
        foreach (var (dialog, number, condition) in new[] { ("WelcomeDialog", 1230, "NOT Installed"), ("MaintenanceDialog", 1250, "Installed AND NOT RESUME AND NOT Preselected"), ("ProgressDialog", 1280, null) })
        {
            tables.Add("InstallUISequence", dialog, condition, number);
        }

        tables.Add("AdminUISequence", "ProgressDialog", null, 1280);
    }

    private static void AddStyles(MsiTables tables)
    {
        tables.Add("Property", "DefaultUIFont", "Body");
        tables.Add("Property", "ErrorDialog", "ErrorDialog");
        tables.Add("TextStyle", "Body", "Tahoma", 8, null, null);
        tables.Add("TextStyle", "Heading", "Tahoma", 12, null, 1);
        foreach (var (key, text) in new[] { ("GB", "GB"), ("KB", "KB"), ("MB", "MB"), ("ScriptInProgress", "Gathering what is needed…"), ("TimeRemaining", "Time remaining: {[1] minutes }{[2] seconds}"), ("bytes", "bytes") })
        {
            tables.Add("UIText", key, text);
        }
    }

    private static void AddWelcome(MsiTables tables, bool hasLicence)
    {
        var dialog = new DialogSheet(tables, "WelcomeDialog").Heading("Welcome to the setup of [ProductName]")
            .Text("Description", 50, 40, "Setup installs [ProductName] [ProductVersion] on your computer.").Line();
        _ = hasLicence
            ? dialog.Button("Next", 1, "&Next", new DialogEvent("NewDialog", "LicenceDialog"))
            : dialog.Button("Next", 1, "&Install", DialogEvent.Continue);
        dialog.Button("Cancel", 0, "Cancel", DialogEvent.AskToLeave).Finish("Next", "Cancel");
    }

    private static void AddLicence(MsiTables tables, MsiPackage package) => new DialogSheet(tables, "LicenceDialog").Heading("Licence")
        .Scrollable("Licence", 40, 160, RtfText.Of(package.Licence))
        .Box("Accept", 206, Accepted, "I &accept the terms of the licence")
        .Line()
        .Button("Back", 2, "&Back", new DialogEvent("NewDialog", "WelcomeDialog"))
        .Button("Next", 1, "&Install", DialogEvent.Continue with { Condition = Accepted + " = \"1\"" })
        .EnabledWhen("Next", Accepted + " = \"1\"")
        .Button("Cancel", 0, "Cancel", DialogEvent.AskToLeave)
        .Finish("Next", "Cancel");

    private static void AddMaintenance(MsiTables tables, bool noRepair)
    {
        var dialog = new DialogSheet(tables, "MaintenanceDialog").Heading("[ProductName] is installed")
            .Text("Description", 50, 40, noRepair ? "Setup can remove it." : "Setup can repair it, with the files as they came, or remove it.").Line();
        if (!noRepair)
        {
            dialog.Button("Repair", 2, "Re&pair", new DialogEvent("ReinstallMode", "ecmus"), new DialogEvent("Reinstall", "ALL"), DialogEvent.Continue);
        }

        dialog.Button("Remove", 1, "&Remove", new DialogEvent("Remove", "ALL"), DialogEvent.Continue)
            .Button("Cancel", 0, "Cancel", DialogEvent.AskToLeave)
            .Finish("Cancel", "Cancel");
    }

    private static void AddProgress(MsiTables tables) => new DialogSheet(tables, "ProgressDialog").Heading("[ProductName]")
        .Following("Action", 60, "ActionText").Progress(85).Line()
        .Button("Cancel", 0, "Cancel", DialogEvent.AskToLeave)
        .Finish("Cancel", "Cancel", modeless: true);

    private static void AddEnd(MsiTables tables, string id, int number, string heading, string text)
    {
        new DialogSheet(tables, id).Heading(heading).Text("Description", 50, 60, text).Line()
            .Button("Finish", 0, "&Finish", number == -1 ? DialogEvent.Continue : DialogEvent.Leave)
            .Finish("Finish", "Finish");
        tables.Add("InstallUISequence", id, null, number);
        tables.Add("AdminUISequence", id, null, number);
    }

    // Those that Windows Installer shows by itself know their controls by name: ErrorText, and the list of FileInUseProcess.
    private static void AddQuestions(MsiTables tables)
    {
        new DialogSheet(tables, "CancelDialog", 260, 85).Text("Question", 15, 30, "Do you want to cancel the setup of [ProductName]?")
            .Button("No", 0, "&No", DialogEvent.Continue).Button("Yes", 1, "&Yes", DialogEvent.Leave)
            .Finish("No", "No");

        // The buttons that do not suit an error are hidden, and the others moved.
        var error = new DialogSheet(tables, "ErrorDialog", 500, 105).Text("ErrorText", 10, 60, "Information text");
        foreach (var (name, place, text, argument) in new[]
        {
            ("Abort", 6, "&Abort", "ErrorAbort"), ("Cancel", 5, "&Cancel", "ErrorCancel"), ("Ignore", 4, "&Ignore", "ErrorIgnore"), ("No", 3, "&No", "ErrorNo"),
            ("OK", 2, "&OK", "ErrorOk"), ("Retry", 1, "&Retry", "ErrorRetry"), ("Yes", 0, "&Yes", "ErrorYes"),
        })
        {
            error.Button(name, place, text, new DialogEvent("EndDialog", argument));
        }

        error.Finish("OK", "Cancel", attributes: ErrorDialogAttribute);

        new DialogSheet(tables, "FilesInUse").Heading("Files in use")
            .Text("Description", 40, 30, "These programs use files that Setup has to replace. Close them and click Retry, or click Ignore to go on; the computer then has to be started again.")
            .List("List", 75, 140, "FileInUseProcess").Line()
            .Button("Retry", 2, "&Retry", new DialogEvent("EndDialog", "Retry"))
            .Button("Ignore", 1, "&Ignore", new DialogEvent("EndDialog", "Ignore"))
            .Button("Exit", 0, "E&xit", DialogEvent.Leave)
            .Finish("Retry", "Exit");
    }
}
