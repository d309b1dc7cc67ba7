namespace Portal.Tests.Harness;

/// <summary>
/// The sandbox's keys for AWS clients of this process. They are one for all tests that run side by side: a test that set
/// others would take them from under the feet of the rest.
/// </summary>
internal static class OwnKeys
{
    public static void Use()
    {
        foreach (var (name, value) in new[] { ("AWS_ACCESS_KEY_ID", "sandbox"), ("AWS_SECRET_ACCESS_KEY", "sandbox-secret"), ("AWS_EC2_METADATA_DISABLED", "true") })
            Environment.SetEnvironmentVariable(name, value);
    }
}
