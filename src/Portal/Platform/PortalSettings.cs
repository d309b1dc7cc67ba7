namespace Portal.Platform;

/// <summary>Section <c>Portal</c> of the configuration; every key is explained in appsettings.sample.json.</summary>
public sealed class PortalSettings
{
    public const string Section = "Portal";

    public int Port { get; set; } = 8080;
    public string Bind { get; set; } = "127.0.0.1";

    /// <summary>Networks of proxies whose word counts for who calls, and whether by TLS.</summary>
    public List<string> Proxies { get; set; } = [];
    public string DataFolder { get; set; } = ".data";

    /// <summary>PostgreSQL connection string; empty: the portal runs a private cluster in <see cref="DataFolder"/>.</summary>
    public string? Database { get; set; }
    public KeySettings Keys { get; set; } = new();
    public string TemplatesFolder { get; set; } = "templates";

    /// <summary>Offers the demo people for signing in. Refused on any but a loopback address.</summary>
    public bool Demo { get; set; }

    /// <summary>Fills an empty store with thirteen months of a demo world, where the AWS endpoint is a sandbox.</summary>
    public bool DemoWorld { get; set; }
    public AwsSettings Aws { get; set; } = new();
    public DeploymentSettings Deployments { get; set; } = new();
    public ReviewSettings Reviews { get; set; } = new();
    public AuditSettings Audit { get; set; } = new();
    public CostSettings Costs { get; set; } = new();
    public NotificationSettings Notifications { get; set; } = new();
}

/// <summary>What the keys in the store (of cookies, webhooks' secrets and digests) are encrypted with.</summary>
public sealed class KeySettings
{
    /// <summary>PKCS#12 file with a certificate and its private key; empty: the keys stand unencrypted in the database.</summary>
    public string? Certificate { get; set; }
    public string? CertificatePassword { get; set; }

    /// <summary>Certificates from before, in PKCS#12 with the same password: keys that they encrypted are still read.</summary>
    public List<string> FormerCertificates { get; set; } = [];
}

public sealed class AwsSettings
{
    /// <summary>Another endpoint for every service (the sandbox, moto); empty: AWS itself.</summary>
    public string? Endpoint { get; set; }

    /// <summary>Calls a second and burst allowed per account and region.</summary>
    public int CallsPerSecond { get; set; } = 10;

    /// <summary>Seconds between two looks whether an account answers.</summary>
    public double CheckEverySeconds { get; set; } = 60;
    public List<AccountSettings> Accounts { get; set; } = [];
}

public sealed class AccountSettings
{
    public string Id { get; set; } = "";
    public string Title { get; set; } = "";
    public List<string> Regions { get; set; } = [];

    /// <summary>Products, teams and stages that may have environments here; an empty list lets all of them.</summary>
    public List<string> Products { get; set; } = [];
    public List<string> Teams { get; set; } = [];
    public List<string> Stages { get; set; } = [];

    /// <summary>Role to assume in the account; empty: the portal's own credentials are of this account.</summary>
    public string? RoleArn { get; set; }
    public string? ExternalId { get; set; }

    /// <summary>Role that makes the calls of <see cref="Aws.OperatorCalls"/>; empty: <see cref="RoleArn"/> makes them too.</summary>
    public string? OperatorRoleArn { get; set; }

    /// <summary>Service role that CloudFormation works with; empty: the caller's own permissions.</summary>
    public string? ServiceRoleArn { get; set; }

    /// <summary>Bucket for templates too large for a call; <c>${region}</c> stands for the stack's region. Empty: there is none.</summary>
    public string? TemplateBucket { get; set; }

    /// <summary>First part of the keys in <see cref="TemplateBucket"/>.</summary>
    public string? TemplatePrefix { get; set; } = "portal-templates";
}

public sealed class DeploymentSettings
{
    /// <summary>Seconds between two looks at a running stack.</summary>
    public double LookEverySeconds { get; set; } = 5;

    /// <summary>The same while somebody has its page open, and not many others run in its account and region or are watched.</summary>
    public double LookEverySecondsWhenWatched { get; set; } = 1;

    /// <summary>A deployment without news for this long is never called stuck; where nobody knows how long its resources take, longer ones are.</summary>
    public double StuckAfterMinutes { get; set; } = 20;

    /// <summary>How many times the usual duration of what runs has to pass without news until it is called stuck.</summary>
    public double StuckAfterTimes { get; set; } = 3;
}

public sealed class ReviewSettings
{
    public double ExpiresAfterHours { get; set; } = 72;
}
