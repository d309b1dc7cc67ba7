namespace Amazon.EC2.Model;

public class InternetGateway
{
    public string? InternetGatewayId { get; set; }
    public string? OwnerId { get; set; }
}
