using Portal.AwsSandbox.Tests.Harness;

namespace Portal.AwsSandbox.Tests.Contract;

/// <summary>Where a scenario is played: an endpoint with a key, or AWS itself with whatever credentials the machine has.</summary>
/// <param name="Name">sandbox, moto or aws; scenarios and steps say where they make sense.</param>
public sealed record Place(string Name, Uri? Address, string Region, SigningKey? Key)
{
    /// <summary>How long to wait for anything, and between two looks.</summary>
    public TimeSpan Patience => TimeSpan.FromMinutes(Name == "aws" ? 30 : 2);

    public TimeSpan Pause => TimeSpan.FromMilliseconds(Name == "aws" ? 5000 : 50);

    /// <summary>For programs: only what is set here, so that a machine's own configuration points nobody elsewhere.</summary>
    public void Write(IDictionary<string, string?> environment)
    {
        environment["AWS_PAGER"] = "";
        environment["AWS_DEFAULT_REGION"] = environment["AWS_REGION"] = Region;
        if (Address is null) return;
        environment["AWS_ACCESS_KEY_ID"] = Key!.Id;
        environment["AWS_SECRET_ACCESS_KEY"] = Key.Secret;
        environment["AWS_EC2_METADATA_DISABLED"] = "true";
        environment["AWS_CONFIG_FILE"] = environment["AWS_SHARED_CREDENTIALS_FILE"] = "/dev/null";
        foreach (var name in (string[])["AWS_SESSION_TOKEN", "AWS_PROFILE", "AWS_ENDPOINT_URL"]) environment.Remove(name);
        environment["ENDPOINT"] = Address.ToString();
    }
}
