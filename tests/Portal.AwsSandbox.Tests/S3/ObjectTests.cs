using Portal.AwsSandbox.Tests.Harness;

namespace Portal.AwsSandbox.Tests.S3;

/// <summary>Buckets and objects as the AWS CLI and boto3 handle them, and templates that come out of them.</summary>
public sealed class ObjectTests(SharedSandbox shared) : IDisposable
{
    private readonly string file = Path.GetTempFileName();

    private const string Script = """
        import os, sys
        try:
            import boto3, botocore
            from botocore.config import Config
        except ImportError:
            sys.exit(77)
        url = os.environ["SANDBOX"]
        s3 = boto3.client("s3", endpoint_url=url, config=Config(s3={"addressing_style": "path"}))
        def code(call, **arguments):
            try:
                call(**arguments)
                return "none"
            except botocore.exceptions.ClientError as e:
                return e.response["Error"]["Code"] + " " + str(e.response["ResponseMetadata"]["HTTPStatusCode"])
        assert code(s3.put_object, Bucket="not-made", Key="k", Body=b"x") == "NoSuchBucket 404"
        s3.create_bucket(Bucket="boto-objects", CreateBucketConfiguration={"LocationConstraint": os.environ["AWS_DEFAULT_REGION"]})
        put = s3.put_object(Bucket="boto-objects", Key="a b/é+c.json", Body="{\"é\": 1}".encode(), ChecksumAlgorithm="SHA256")
        got = s3.get_object(Bucket="boto-objects", Key="a b/é+c.json")
        assert got["Body"].read().decode() == "{\"é\": 1}"
        assert got["ETag"] == put["ETag"]
        assert s3.head_object(Bucket="boto-objects", Key="a b/é+c.json")["ContentLength"] == 9
        assert code(s3.get_object, Bucket="boto-objects", Key="nothing") == "NoSuchKey 404"
        assert code(s3.head_object, Bucket="boto-objects", Key="nothing") == "404 404"
        assert code(s3.put_object, Bucket="boto-objects", Key="k", Body=b"x", ExpectedBucketOwner="999999999999") == "AccessDenied 403"
        assert code(s3.put_object, Bucket="boto-objects", Key="k", Body=b"\xff\xfe") == "NotImplemented 501"
        assert code(s3.put_object, Bucket="boto-objects", Key="k", Body=b"x", ChecksumSHA256="A" * 43 + "=") == "BadDigest 400"
        assert code(s3.get_object_acl, Bucket="boto-objects", Key="k") == "NotImplemented 501"
        assert code(s3.create_bucket, Bucket="No_Name", CreateBucketConfiguration={"LocationConstraint": os.environ["AWS_DEFAULT_REGION"]}) in ("InvalidBucketName 400",)
        wrong = boto3.client("s3", endpoint_url=url, aws_secret_access_key="wrong", aws_access_key_id=os.environ["AWS_ACCESS_KEY_ID"])
        assert code(wrong.get_object, Bucket="boto-objects", Key="k") == "SignatureDoesNotMatch 403"
        print("all well")
        """;

    [Fact]
    public async Task A_script_puts_and_gets_objects_and_understands_each_refusal()
    {
        var (code, output) = await Tool.RunAsync(shared.Client("ap-southeast-1"), "python3", "-c", Script);
        if (code == 77) Assert.Skip("skipped: boto3 not installed");
        output.Trim().ShouldBe("all well");
    }

    [Fact]
    public async Task A_template_put_by_the_CLI_makes_a_stack_by_its_address()
    {
        var client = shared.Client("eu-north-1");
        await File.WriteAllTextAsync(file, StackSteps.OneBucket, TestContext.Current.CancellationToken);
        await Tool.AwsAsync(client, "s3api", "create-bucket", "--bucket", "cli-templates", "--create-bucket-configuration", "LocationConstraint=eu-north-1");
        await Tool.AwsAsync(client, "s3api", "put-object", "--bucket", "cli-templates", "--key", "t/one.yaml", "--body", file);

        foreach (var (name, url) in new[] { ("by-host", "https://cli-templates.s3.eu-north-1.amazonaws.com/t/one.yaml"), ("by-path", "https://s3.eu-north-1.amazonaws.com/cli-templates/t/one.yaml") })
        {
            var made = await client.CallAsync("CreateStack", ("StackName", name), ("TemplateURL", url));
            (await client.RestAsync(made.Element("StackId")!.Value)).Status().ShouldBe("CREATE_COMPLETE");
            (await client.CallAsync("GetTemplate", ("StackName", name))).Element("TemplateBody")!.Value.ShouldContain("AWS::S3::Bucket");
        }
        (await StackSteps.RefusedAsync(client.CallAsync("CreateStack", ("StackName", "none"), ("TemplateURL", "https://cli-templates.s3.eu-north-1.amazonaws.com/t/two.yaml")))).Said
            .ShouldContain("The specified key does not exist");
    }

    [Fact]
    public async Task The_bucket_of_a_stack_takes_objects_and_then_cannot_be_deleted_with_it()
    {
        var client = shared.Client("eu-west-3");
        var stack = await client.CreateAsync("owner", StackSteps.OneBucket + "\nOutputs: { Name: { Value: !Ref Bucket } }");
        await File.WriteAllTextAsync(file, "kept", TestContext.Current.CancellationToken);

        await Tool.AwsAsync(client, "s3api", "put-object", "--bucket", stack.Outputs()["Name"], "--key", "k", "--body", file);

        await client.CallAsync("DeleteStack", ("StackName", "owner"));
        (await client.RestAsync("owner")).Status().ShouldBe("DELETE_FAILED");
    }

    public void Dispose() => File.Delete(file);
}
