namespace Amazon.EC2.Model;

public class Vpc
{
    public string? VpcId { get; set; }
    public string? State { get; set; }
    public string? OwnerId { get; set; }
}
