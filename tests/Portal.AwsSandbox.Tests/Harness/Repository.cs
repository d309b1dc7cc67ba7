namespace Portal.AwsSandbox.Tests.Harness;

/// <summary>Files of the project itself.</summary>
public static class Repository
{
    public static string Find(string path)
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
            if (File.Exists(Path.Combine(folder.FullName, "Portal.sln"))) return Path.Combine(folder.FullName, path);
        throw new FileNotFoundException($"{path}: no Portal.sln in any folder above {AppContext.BaseDirectory}");
    }
}
