namespace Amazon.EC2.Model;

public class NatGateway
{
    public string? NatGatewayId { get; set; }
    public string? State { get; set; }
    public string? SubnetId { get; set; }
    public string? VpcId { get; set; }
}
