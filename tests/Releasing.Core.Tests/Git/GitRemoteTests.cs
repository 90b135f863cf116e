using Releasing.Git;

namespace Releasing.Tests.Git;

public sealed class GitRemoteTests
{
    [Theory]
    [InlineData("https://github.com/octo/hello.git", "https://github.com/octo/hello.git", "https://github.com/octo/hello")]
    [InlineData("https://github.com/octo/hello/", "https://github.com/octo/hello/", "https://github.com/octo/hello")]
    [InlineData("https://user:ghp_secret@github.com/octo/hello", "https://github.com/octo/hello", "https://github.com/octo/hello")]
    [InlineData("https://x-access-token@github.com/octo/hello?token=secret#secret", "https://github.com/octo/hello", "https://github.com/octo/hello")]
    [InlineData("git@github.com:octo/hello.git", "git@github.com:octo/hello.git", "https://github.com/octo/hello")]
    [InlineData("github.com:octo/hello", "github.com:octo/hello", "https://github.com/octo/hello")]
    [InlineData("ssh://git@github.com/octo/hello.git", "ssh://git@github.com/octo/hello.git", "https://github.com/octo/hello")]
    [InlineData("ssh://git:secret@ssh.example.org:2222/octo/hello.git", "ssh://git@ssh.example.org:2222/octo/hello.git", "https://ssh.example.org/octo/hello")]
    [InlineData("git://example.org/octo/hello.js", "git://example.org/octo/hello.js", "https://example.org/octo/hello.js")]
    [InlineData("https://gitlab.example.org:8443/group/sub/hello.git", "https://gitlab.example.org:8443/group/sub/hello.git", "https://gitlab.example.org:8443/group/sub/hello")]
    public void Reads_the_addresses_that_git_knows(string url, string clean, string web)
    {
        var remote = GitRemote.Parse(url);
        remote.Url.ShouldBe(clean);
        remote.WebUrl.ShouldBe(web);
    }

    [Theory]
    [InlineData("/srv/git/octo/hello.git", "/srv/git/octo/hello.git")]
    [InlineData("../octo/hello", "../octo/hello")]
    [InlineData("./a:b/c", "./a:b/c")]
    [InlineData(@"C:\octo\hello", @"C:\octo\hello")]
    [InlineData("file:///srv/octo/hello.git", "file:///srv/octo/hello.git")]
    [InlineData("https://example.org/hello.git", "https://example.org/hello.git")]
    [InlineData("git@example.org:octo/a b.git", "git@example.org:octo/a b.git")]
    [InlineData("git@example.org:../../etc/passwd", "git@example.org:../../etc/passwd")]
    [InlineData("git@example.org:octo/hello](javascript:x)", "git@example.org:octo/hello](javascript:x)")]
    [InlineData("helper::https://user:secret@example.org/octo/hello", "")]
    public void Finds_no_forge_in_anything_else(string url, string clean)
    {
        var remote = GitRemote.Parse(url);
        remote.Url.ShouldBe(clean);
        remote.WebUrl.ShouldBeNull();
        remote.Owner.ShouldBeNull();
    }

    [Fact]
    public void Splits_owner_and_name()
    {
        var remote = GitRemote.Parse("git@gitlab.com:group/sub/hello.git");
        (remote.Host, remote.Owner, remote.Name).ShouldBe(("gitlab.com", "group/sub", "hello"));
    }

    [Fact]
    public void Comes_from_origin_or_else_from_the_first_remote()
    {
        using var repository = new TestRepository();
        repository.Commit("feat: first");
        repository.Open().Remote().ShouldBeNull();

        repository.Git("remote", "add", "upstream", "https://github.com/up/hello");
        repository.Git("remote", "add", "fork", "https://github.com/fork/hello");
        repository.Open().Remote()!.Owner.ShouldBe("fork");

        repository.Git("remote", "add", "origin", "https://me:secret@github.com/octo/hello");
        repository.Open().Remote()!.Owner.ShouldBe("octo");
        repository.Open().Remote()!.ToString().ShouldNotContain("secret");
    }
}
