namespace Amazon.ServiceQuotas.Model;

public class ServiceQuota
{
    public string? ServiceCode { get; set; }
    public string? ServiceName { get; set; }
    public string? QuotaArn { get; set; }
    public string? QuotaCode { get; set; }
    public string? QuotaName { get; set; }
    public double? Value { get; set; }
    public bool? Adjustable { get; set; }
    public bool? GlobalQuota { get; set; }
}
