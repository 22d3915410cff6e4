namespace ZeroTrustAgents.Auditing;

/// <summary>
/// Erases sessions. Their keys go first and for good: from then on their frames are noise, whatever happens to the
/// files, and whatever the disk keeps of them. A mark stays, which tells what was erased from what never was.
/// </summary>
internal static class DisclosureErasure
{
    /// <summary>Erases a session; whether there was anything. Needs no key.</summary>
    public static bool Erase(string directory, ReadOnlySpan<byte> session)
    {
        string[] keys = DisclosureFiles.Of(directory, session, DisclosureFiles.Key);
        string[] logs = DisclosureFiles.Of(directory, session, DisclosureFiles.Log);
        if (keys.Length == 0 && logs.Length == 0)
            return false;
        foreach (string key in keys)
            File.Delete(key);
        DirectorySync.Flush(directory);
        var options = new FileStreamOptions { Mode = FileMode.OpenOrCreate, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows())
            options.UnixCreateMode = PrivateFile.Owner;
        new FileStream(DisclosureFiles.ErasedMark(directory, session), options).Dispose();
        foreach (string log in logs)
            File.Delete(log);
        DirectorySync.Flush(directory);
        return true;
    }

    /// <summary>Erases sessions whose last entry is older than <paramref name="before"/>, and says how many.</summary>
    public static int EraseOlder(string directory, DateTimeOffset before)
    {
        int erased = 0;
        foreach (IGrouping<string, FileInfo> session in new DirectoryInfo(directory).EnumerateFiles("*.*").Where(static f => f.Extension is DisclosureFiles.Log or DisclosureFiles.Key).GroupBy(static f => f.Name.Split('.')[0]))
        {
            if (session.Max(static f => f.LastWriteTimeUtc) < before.UtcDateTime && TryHash(session.Key) is { } hash && Erase(directory, hash))
                erased++;
        }

        return erased;
    }

    private static byte[]? TryHash(string name)
    {
        byte[] hash = new byte[32];
        return Convert.FromHexString(name, hash, out _, out int count) == System.Buffers.OperationStatus.Done && count == hash.Length ? hash : null;
    }
}
