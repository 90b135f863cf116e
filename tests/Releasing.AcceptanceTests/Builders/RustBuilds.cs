using Releasing.Cake.Builders.Rust;
using Releasing.Targets;

namespace Releasing.AcceptanceTests.Builders;

public sealed class RustBuilds
{
    [SkippableFact]
    public async Task Workspace_has_the_same_bytes_from_two_folders()
    {
        Validator.Require("cargo");
        Validator.Require("cc");
        Skip.IfNot(TargetTable.Host?.Name == "linux-x86_64", "the sample is built for Linux on x86_64");
        using var one = Sample("one");
        using var two = Sample("another folder with \"quotes\"");
        var first = await one.BuildAsync(new RustBuilder(), "linux-x86_64");
        var second = await two.BuildAsync(new RustBuilder(), "linux-x86_64");
        first.Select(Path.GetFileName).ShouldBe(["app"]);
        File.ReadAllBytes(first[0]).AsSpan().SequenceEqual(File.ReadAllBytes(second[0])).ShouldBeTrue();
        Validator.Require(first[0]).Accept().Trim().ShouldBe("hello from lib/src/lib.rs");
    }

    [SkippableFact]
    public void Target_that_is_not_installed_comes_with_the_command_that_adds_it()
    {
        Validator.Require("cargo");
        using var repository = Sample("one");
        var missing = TargetTable.All.Where(target => target.RustTriple is not null)
            .Select(target => new RustBuilder().WhyNot(repository.Context, target)).Where(reason => reason?.Contains("standard library", StringComparison.Ordinal) == true).ToList();
        Skip.If(missing.Count == 0, "every Rust target is installed");
        missing.ShouldAllBe(reason => reason!.Contains("rustup target add ", StringComparison.Ordinal));
    }

    private static RealRepository Sample(string name) => new RealRepository(name)
        .Write("Cargo.toml", "[workspace]\nmembers = [\"app\", \"lib\", \"xtask\"]\nresolver = \"2\"\n")
        .Write("Cargo.lock", "version = 3\n\n[[package]]\nname = \"app\"\nversion = \"0.1.0\"\ndependencies = [\n \"lib\",\n]\n\n[[package]]\nname = \"lib\"\nversion = \"0.1.0\"\n\n[[package]]\nname = \"xtask\"\nversion = \"0.1.0\"\n")
        .Write("app/Cargo.toml", "[package]\nname = \"app\"\nversion = \"0.1.0\"\nedition = \"2021\"\n[features]\nfancy = []\n[dependencies]\nlib = { path = \"../lib\" }\n[[bin]]\nname = \"fancy-app\"\npath = \"src/fancy.rs\"\nrequired-features = [\"fancy\"]\n[[bin]]\nname = \"app\"\npath = \"src/main.rs\"\n")
        .Write("app/src/main.rs", "fn main() { println!(\"{}\", lib::hello()); }\n")
        .Write("app/src/fancy.rs", "compile_error!(\"built without its feature\");\n")
        .Write("lib/Cargo.toml", "[package]\nname = \"lib\"\nversion = \"0.1.0\"\nedition = \"2021\"\n")
        .Write("lib/src/lib.rs", "pub fn hello() -> String { if std::env::args().count() > 99 { panic!(\"many\") } format!(\"hello from {}\", file!()) }\n")
        .Write("xtask/Cargo.toml", "[package]\nname = \"xtask\"\nversion = \"0.1.0\"\nedition = \"2021\"\npublish = false\n")
        .Write("xtask/src/main.rs", "fn main() {}\n");
}
