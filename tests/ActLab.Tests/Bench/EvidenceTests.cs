extern alias worker;

using System.Diagnostics;
using Xunit;
using Worker = worker::ActLab.Bench;

namespace ActLab.Tests.Bench;

/// <summary>What a worker finds out about the code it measures: from the listing of the JIT, and from the checkout it was built in.</summary>
public sealed class EvidenceTests : IDisposable
{
    readonly string _folder = Directory.CreateTempSubdirectory("actlab-evidence-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    /// <summary>An instruction counts by the widest register it names, and again if it names the stack.</summary>
    [Fact]
    public void Registers_and_moves_to_the_stack_are_counted()
    {
        var file = Path.Combine(_folder, "jit.txt");
        File.WriteAllText(file, """
            ; Assembly listing for method A:B[float]() (Tier1)
                   vmovups  zmm0, zmmword ptr [rdi]
                   vaddps   zmm1, zmm0, zmm0
                   vmovups  zmmword ptr [rsp+0x40], zmm1
                   vmovups  ymm2, ymmword ptr [rbp-0x20]
                   vextractf128 xmm3, ymm2, 1
                   vmovss   xmm4, dword ptr [rdi]
                   mov      rax, qword ptr [rsp+0x08]
            ; Total bytes of code 321

            """);
        var listing = new Worker.ListingText(file);
        listing.ReadOn();
        Assert.Equal(new worker::ActLab.Jobs.CodeEvidence(1, 321, 3, 2, 1, "Tier1") { Spills = 2 }, listing.CodeOf(_ => true));
    }

    [Fact]
    public void A_checkout_tells_its_commit_and_whether_there_is_more()
    {
        var inside = Directory.CreateDirectory(Path.Combine(_folder, ".artifacts", "app"));
        Directory.CreateDirectory(Path.Combine(_folder, "src"));
        Assert.Null(Worker.Checkout.Of(_folder));
        File.WriteAllText(Path.Combine(_folder, "ActLab.sln"), "");
        File.WriteAllText(Path.Combine(_folder, "src", "a.cs"), "a");
        Assert.Null(Worker.Checkout.Of(inside.FullName));

        Git("init", "--quiet");
        Git("add", "src");
        Git("-c", "user.name=a", "-c", "user.email=a@b", "commit", "--quiet", "--message", "a");
        File.WriteAllText(Path.Combine(_folder, "README.md"), "is not built");
        var clean = Worker.Checkout.Of(inside.FullName);
        Assert.Matches("^[0-9a-f]{40}$", clean?.Commit);
        Assert.False(clean!.HasChanges);
        File.WriteAllText(Path.Combine(_folder, "src", "b.cs"), "b");
        Assert.Equal(clean with { HasChanges = true }, Worker.Checkout.Of(inside.FullName));
    }

    void Git(params string[] arguments)
    {
        using var git = Process.Start(new ProcessStartInfo("git", ["-C", _folder, .. arguments]))!;
        git.WaitForExit();
        Assert.Equal(0, git.ExitCode);
    }
}
