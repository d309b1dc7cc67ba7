namespace Amazon.EC2.Model;

public class Subnet
{
    public string? SubnetId { get; set; }
    public string? AvailabilityZone { get; set; }
    public string? VpcId { get; set; }
}
