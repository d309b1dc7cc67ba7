import os, sys
try:
    import boto3, botocore
except ImportError:
    sys.exit(77)
import json, time, urllib.request
from botocore.config import Config
from botocore.exceptions import ClientError, ConnectionClosedError, ConnectionError, HTTPClientError

url = os.environ["SANDBOX"]
region = os.environ["AWS_DEFAULT_REGION"]
expired = json.loads("""EXPIRED""")
once = Config(parameter_validation=False, retries={"total_max_attempts": 1}, s3={"addressing_style": "path"})


def control(method, path, **body):
    data = json.dumps(body).encode()
    request = urllib.request.Request(url.rstrip("/") + "/_sandbox/" + path, data, {"Content-Type": "application/json"}, method=method)
    with urllib.request.urlopen(request) as answer:
        text = answer.read()
    return json.loads(text) if text else None


class Spoken:
    """A service in one protocol, an operation of it, and what it is refused with when it asks for the wrong thing."""

    def __init__(self, service, protocol, operation, ordinary, missing, bad, unknown, throttled, denied, signature, key, token, where=region):
        self.service, self.protocol, self.operation, self.where = service, protocol, operation, where
        self.ordinary, self.missing, self.bad = ordinary, missing, bad
        self.unknown, self.throttled, self.denied, self.signature, self.key, self.token = unknown, throttled, denied, signature, key, token

    def client(self, **more):
        client = boto3.client(self.service, endpoint_url=url, region_name=self.where, config=once, **more)
        if self.protocol:
            client.meta.service_model.metadata["protocol"] = self.protocol
            made = boto3.session.Session()._session
            model = made.get_service_model(self.service)
            model.metadata["protocols"] = [self.protocol]
            model.metadata["protocol"] = self.protocol
            client._serializer = botocore.serialize.create_serializer(self.protocol, False)
            client._response_parser = botocore.parsers.create_parser(self.protocol)
            client._endpoint._response_parser_factory = Parsers(self.protocol)
            client.meta.service_model.__dict__["resolved_protocol"] = self.protocol
        return client

    def refused(self, client, input, code, status):
        try:
            getattr(client, self.operation)(**input)
        except ClientError as error:
            said, meta = error.response["Error"], error.response["ResponseMetadata"]
            assert (said["Code"], meta["HTTPStatusCode"]) == (code, status), (self.service, self.protocol, said, meta["HTTPStatusCode"], "wanted", code, status)
            assert said.get("Message"), (self.service, self.protocol, code, "no message")
            assert meta.get("RequestId"), (self.service, self.protocol, code, "no request id")
            return said["Message"]
        raise AssertionError((self.service, self.protocol, "not refused", code))


class Parsers:
    def __init__(self, protocol):
        self.protocol = protocol

    def create_parser(self, _):
        return botocore.parsers.create_parser(self.protocol)

    def set_parser_defaults(self, **_):
        pass


def rename(request, **_):
    """Asks for an operation that no service has, once all else is written and before it is signed."""
    old = request.headers.get("X-Amz-Target")
    if old is not None:
        old = old.decode() if isinstance(old, bytes) else old
        del request.headers["X-Amz-Target"]
        request.headers["X-Amz-Target"] = old.rsplit(".", 1)[0] + ".Nothing"
    elif "/distribution/" in request.url:
        request.url = request.url.split("/distribution/")[0] + "/nothing"
    elif "/operation/" in request.url:
        request.url = request.url.rsplit("/", 1)[0] + "/Nothing"
    elif isinstance(request.data, dict) and "Action" in request.data:
        request.data["Action"] = "Nothing"
    else:
        request.url = request.url + ("&" if "?" in request.url else "?") + "nothing"


def metrics(protocol, signature, key, token, unknown):
    return Spoken(
        "cloudwatch", protocol, "set_alarm_state", {"AlarmName": "none", "StateValue": "OK", "StateReason": "r"},
        ({"StateValue": "OK", "StateReason": "r"}, "MissingParameter", 400), ({"AlarmName": "a", "StateValue": "WELL", "StateReason": "r"}, *bad_value[protocol]),
        unknown, denied=(*denials[protocol],), throttled=(*throttles[protocol],), signature=signature, key=key, token=token)


bad_value = {"query": ("ValidationError", 400), "json": ("ValidationError", 400), "smithy-rpc-v2-cbor": ("ValidationError", 400)}
denials = {"query": ("AccessDeniedException", 403), "json": ("AccessDeniedException", 400), "smithy-rpc-v2-cbor": ("AccessDeniedException", 400)}
throttles = {"query": ("Throttling", 400), "json": ("Throttling", 400), "smithy-rpc-v2-cbor": ("Throttling", 400)}
old = dict(signature=("SignatureDoesNotMatch", 403), key=("InvalidClientTokenId", 403), token=("ExpiredToken", 403))
compatible = dict(signature=("SignatureDoesNotMatch", 400), key=("InvalidClientTokenId", 400), token=("ExpiredToken", 400))

spoken = [
    Spoken("cloudformation", None, "describe_stack_events", {"StackName": "none"}, ({}, "ValidationError", 400), ({"StackName": "none"}, "ValidationError", 400),
           ("InvalidAction", 400), ("Throttling", 400), ("AccessDenied", 403), **old),
    Spoken("ec2", None, "describe_instance_type_offerings", {}, None, ({"LocationType": "moon"}, "InvalidParameterValue", 400),
           ("InvalidAction", 400), ("RequestLimitExceeded", 503), ("UnauthorizedOperation", 403), ("AuthFailure", 401), ("AuthFailure", 401), ("RequestExpired", 400)),
    Spoken("s3", None, "get_object", {"Bucket": "no-such-bucket-here", "Key": "k"}, None, ({"Bucket": "no-such-bucket-here", "Key": "k"}, "NoSuchBucket", 404),
           ("NotImplemented", 501), ("SlowDown", 503), ("AccessDenied", 403), ("SignatureDoesNotMatch", 403), ("InvalidAccessKeyId", 403), ("ExpiredToken", 400)),
    Spoken("cloudfront", None, "get_distribution", {"Id": "ENONE"}, None, ({"Id": "ENONE"}, "NoSuchDistribution", 404),
           ("NotImplemented", 501), ("Throttling", 400), ("AccessDenied", 403), where="us-east-1", **old),
    Spoken("pricing", None, "get_products", {"ServiceCode": "AmazonEC2", "MaxResults": 1}, ({}, "ValidationException", 400),
           ({"ServiceCode": "AmazonEC2", "MaxResults": 0}, "ValidationException", 400), ("UnknownOperationException", 400), ("ThrottlingException", 400),
           ("AccessDeniedException", 400), ("InvalidSignatureException", 400), ("UnrecognizedClientException", 400), ("ExpiredTokenException", 400), where="us-east-1"),
    metrics("query", unknown=("InvalidAction", 400), **old),
    metrics("json", unknown=("InvalidAction", 400), **compatible),
    metrics("smithy-rpc-v2-cbor", unknown=("InvalidAction", 400), **compatible),
]

for each in spoken:
    client = each.client()
    signing = client.meta.service_model.signing_name
    if each.missing:
        each.refused(client, *each.missing)
    each.refused(client, *each.bad)
    strange = each.client()
    strange.meta.events.register_first("before-sign.*", rename)
    each.refused(strange, each.ordinary, *each.unknown)
    # Of us-east-1 others make use too, so what is ordered there meets one call of one key.
    where = {"region": each.where, "times": 1, "action": f"{signing}:{''.join(part.capitalize() for part in each.operation.split('_'))}"}
    control("POST", "throttles", **where)
    each.refused(client, each.ordinary, *each.throttled)
    control("POST", "denials", **where)
    assert "is not authorized to perform" in each.refused(client, each.ordinary, *each.denied)
    each.refused(each.client(aws_secret_access_key="wrong", aws_access_key_id="sandbox"), each.ordinary, *each.signature)
    each.refused(each.client(aws_secret_access_key="wrong", aws_access_key_id="nobody"), each.ordinary, *each.key)
    if expired:
        session = dict(aws_access_key_id=expired["id"], aws_secret_access_key=expired["secret"], aws_session_token=expired["token"])
        each.refused(each.client(**session), each.ordinary, *each.token)

print("all well")
