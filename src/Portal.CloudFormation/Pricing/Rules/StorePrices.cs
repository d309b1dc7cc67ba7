using Portal.CloudFormation.Evaluation;

namespace Portal.CloudFormation.Pricing.Rules;

internal static class StorePrices
{
    public static void Bucket(EvaluatedResource bucket, Bill bill)
    {
        bill.ByUse(bucket, "s3", "standard-storage", "S3 storage");
        bill.ByUse(bucket, "s3", "put-requests", "S3 uploads");
        bill.ByUse(bucket, "s3", "get-requests", "S3 reads");
    }

    public static void Queue(EvaluatedResource queue, Bill bill) => bill.ByUse(queue, "sqs", "requests", "Queue requests");
}
