using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace ZeroTrustAgents.Auditing;

public sealed class FileAuditLogRegistrationTests
{
    [Fact]
    public async Task Add_Twice_RegistersOneLogWithTheLastDirectory()
    {
        string directory = Samples.NewDirectory();
        var services = new ServiceCollection();
        FileAuditLogRegistration.Add(services, "elsewhere");
        FileAuditLogRegistration.Add(services, directory, o => o.FlushInterval = TimeSpan.FromMilliseconds(5));
        await using (ServiceProvider provider = services.BuildServiceProvider())
        {
            IAuditLog log = Assert.Single(provider.GetServices<IAuditLog>());
            Assert.Equal(directory, Assert.IsType<FileAuditLog>(log).DirectoryPath);
            await log.AppendAsync(Samples.Record(), AuditDurability.Buffered, default);
        }

        Assert.Single(Samples.Read(directory));
        Directory.Delete(directory, recursive: true);
    }

    public static TheoryData<Action<FileAuditLogOptions>, string> Invalid => new()
    {
        { o => o.Directory = " ", "Directory" },
        { o => o.Directory = "a\0b", "Directory" },
        { o => o.FlushInterval = TimeSpan.Zero, "FlushInterval" },
        { o => o.FlushInterval = TimeSpan.FromHours(1), "FlushInterval" },
        { o => o.MaxSegmentBytes = 64 * 1024 - 1, "MaxSegmentBytes" },
        { o => o.MaxBufferBytes = 256 * 1024 - 1, "MaxBufferBytes" },
        { o => o.MaxBufferBytes = int.MaxValue, "MaxBufferBytes" },
    };

    [Theory]
    [MemberData(nameof(Invalid))]
    public void Add_InvalidOptions_SaysWhichAtStart(Action<FileAuditLogOptions> configure, string option)
    {
        var services = new ServiceCollection();
        FileAuditLogRegistration.Add(services, "audit", configure);
        using ServiceProvider provider = services.BuildServiceProvider();

        var failure = Assert.Throws<OptionsValidationException>(() => provider.GetRequiredService<IStartupValidator>().Validate());

        Assert.Contains("FileAuditLogOptions." + option, failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void FullDirectory_RelativeDirectory_IsBelowTheWorkingDirectory() =>
        Assert.Equal(Path.Combine(Environment.CurrentDirectory, "audit"), new FileAuditLogOptions { Directory = "audit" }.FullDirectory);
}
