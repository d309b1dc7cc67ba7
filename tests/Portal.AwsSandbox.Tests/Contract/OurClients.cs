using System.Reflection;
using System.Text.Json;
using System.Text.Json.Serialization;
using Amazon;
using Amazon.CloudFormation;
using Amazon.CloudFormation.Model;
using Amazon.Runtime;

namespace Portal.AwsSandbox.Tests.Contract;

/// <summary>The portal's own client. Its types have the names of the official package, so JSON maps onto them as it stands.</summary>
public sealed class OurClients(Place place) : IDriver
{
    private static readonly JsonSerializerOptions Json = new() { Converters = { new Constants() }, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull };

    private readonly AmazonCloudFormationClient client = place.Address is null
        ? new AmazonCloudFormationClient(new AmazonCloudFormationConfig { RegionEndpoint = RegionEndpoint.GetBySystemName(place.Region) })
        : new AmazonCloudFormationClient(
            new BasicAWSCredentials(place.Key!.Id, place.Key.Secret),
            new AmazonCloudFormationConfig { ServiceURL = place.Address.ToString(), AuthenticationRegion = place.Region });

    public string Name => "our clients";

    public async Task<Outcome> CallAsync(string operation, JsonElement input)
    {
        var type = typeof(CreateChangeSetRequest).Assembly.GetType($"Amazon.CloudFormation.Model.{operation}Request")
            ?? throw new InvalidOperationException($"Our clients do not have {operation}.");
        var method = typeof(AmazonCloudFormationClient).GetMethod(operation + "Async", [type, typeof(CancellationToken)])!;
        try
        {
            var task = (Task)method.Invoke(client, BindingFlags.Default, null, [input.Deserialize(type, Json), TestContext.Current.CancellationToken], null)!;
            await task;
            var answer = task.GetType().GetProperty(nameof(Task<>.Result))!.GetValue(task)!;
            return new Outcome(JsonSerializer.SerializeToElement(answer, answer.GetType(), Json));
        }
        catch (AmazonCloudFormationException fault)
        {
            return new Outcome(default, fault.ErrorCode, fault.Message);
        }
    }

    public Task<Outcome?> WaitAsync(string waiter, JsonElement input) => Task.FromResult<Outcome?>(null);

    public Task<string?> DeployAsync(string stack, string templateFile) => Task.FromResult<string?>(null);

    public ValueTask DisposeAsync()
    {
        client.Dispose();
        return ValueTask.CompletedTask;
    }

    /// <summary>Enumerations are texts on the wire and classes here.</summary>
    private sealed class Constants : JsonConverterFactory
    {
        public override bool CanConvert(Type typeToConvert) => typeToConvert.IsSubclassOf(typeof(ConstantClass));

        public override JsonConverter CreateConverter(Type typeToConvert, JsonSerializerOptions options) =>
            (JsonConverter)Activator.CreateInstance(typeof(Constant<>).MakeGenericType(typeToConvert))!;
    }

    private sealed class Constant<T> : JsonConverter<T> where T : ConstantClass
    {
        public override T Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
            (T)Activator.CreateInstance(typeof(T), reader.GetString())!;

        public override void Write(Utf8JsonWriter writer, T value, JsonSerializerOptions options) => writer.WriteStringValue(value.Value);
    }
}
