namespace Amazon.EC2.Model;

public class Address
{
    public string? AllocationId { get; set; }
    public string? PublicIp { get; set; }
    public string? Domain { get; set; }
}
