import os, sys
try:
    import boto3, botocore
except ImportError:
    sys.exit(77)
import datetime, json, time, urllib.error, urllib.request
from botocore.config import Config

url = os.environ["SANDBOX"].rstrip("/")
region = os.environ["AWS_DEFAULT_REGION"]


def client(name, **more):
    return boto3.client(name, endpoint_url=url, config=Config(retries={"total_max_attempts": 1}), **more)


def control(method, path, **body):
    data = json.dumps({"region": region, **body}).encode()
    request = urllib.request.Request(url + "/_sandbox/" + path, data, {"Content-Type": "application/json"}, method=method)
    with urllib.request.urlopen(request) as answer:
        text = answer.read()
    return json.loads(text) if text else None


def shown():
    with urllib.request.urlopen(url + "/_sandbox/clock") as answer:
        return datetime.datetime.fromisoformat(json.load(answer)["at"].replace("Z", "+00:00"))


def go(**by):
    control("PUT", "clock", at=(shown() + datetime.timedelta(**by)).isoformat())


def until(look):
    for _ in range(400):
        seen = look()
        if seen:
            return seen
        time.sleep(0.05)
    raise AssertionError("waited in vain")


template = sys.stdin.read()
cfn, asg, rds, cache, cloudwatch = (client(name) for name in ("cloudformation", "autoscaling", "rds", "elasticache", "cloudwatch"))
costs = client("ce", region_name="us-east-1")
topic = "Resources: { Topic: { Type: 'AWS::SNS::Topic' } }"


def status(stack):
    return cfn.describe_stacks(StackName=stack)["Stacks"][0]["StackStatus"]


control("PUT", "clock", at="2026-06-01T09:00:00Z")
cfn.create_stack(StackName="shop", TemplateBody=template)
until(lambda: status("shop") == "CREATE_COMPLETE")
out = {o["OutputKey"]: o["OutputValue"] for o in cfn.describe_stacks(StackName="shop")["Stacks"][0]["Outputs"]}
go(days=9)

# Events come late: the stack is done and its end is not told yet
control("PUT", "event-lag", seconds=86400)
cfn.create_stack(StackName="late", TemplateBody=topic)
until(lambda: status("late") == "CREATE_COMPLETE")
assert cfn.describe_stack_events(StackName="late")["StackEvents"] == []
control("PUT", "event-lag", seconds=0)
assert cfn.describe_stack_events(StackName="late")["StackEvents"][0]["ResourceStatus"] == "CREATE_COMPLETE"

# A connection that drops: the caller can't know, the call was carried out
control("POST", "losses", action="cloudformation:CreateStack", times=1)
try:
    cfn.create_stack(StackName="dropped", TemplateBody=topic)
    raise AssertionError("the answer came")
except (botocore.exceptions.ConnectionClosedError, botocore.exceptions.HTTPClientError):
    pass
until(lambda: status("dropped") == "CREATE_COMPLETE")

# A denied action is denied until that is taken back
rule = control("POST", "denials", action="cloudformation:ListStacks")
try:
    cfn.list_stacks()
    raise AssertionError("not denied")
except botocore.exceptions.ClientError as error:
    assert error.response["Error"]["Code"] == "AccessDenied"
urllib.request.urlopen(urllib.request.Request(f"{url}/_sandbox/denials?id={rule['id']}", method="DELETE"))
cfn.list_stacks()

# A resource that is stuck stays so, however long one waits, and goes on when it is let go
control("POST", "stuck", stack="slow", logicalId="Topic")
cfn.create_stack(StackName="slow", TemplateBody=topic)
control("POST", "clock/advance", seconds=3000)
assert status("slow") == "CREATE_IN_PROGRESS", status("slow")
urllib.request.urlopen(urllib.request.Request(f"{url}/_sandbox/stuck?region={region}", method="DELETE"))
until(lambda: status("slow") == "CREATE_COMPLETE")


# A lost zone takes the cache's primary with it, and gives it back as a replica
def members():
    return cache.describe_replication_groups(ReplicationGroupId=out["Cache"])["ReplicationGroups"][0]["NodeGroups"][0]["NodeGroupMembers"]


def primary():
    return next(m for m in members() if m["CurrentRole"] == "primary")


def node(name):
    cluster = cache.describe_cache_clusters(CacheClusterId=name, ShowCacheNodeInfo=True)["CacheClusters"][0]
    return cluster["CacheNodes"][0]["CacheNodeStatus"]


before = primary()
control("POST", "zones/lose", zone=before["PreferredAvailabilityZone"])
go(minutes=10)
assert primary()["CacheClusterId"] != before["CacheClusterId"]
assert node(before["CacheClusterId"]) != "available", node(before["CacheClusterId"])
control("POST", "zones/restore", zone=before["PreferredAvailabilityZone"])
go(minutes=10)
assert node(before["CacheClusterId"]) == "available"
assert primary()["CacheClusterId"] != before["CacheClusterId"]


# A database that fails over changes places with its standby, and says so
def database():
    return rds.describe_db_instances(DBInstanceIdentifier=out["Database"])["DBInstances"][0]


places = (database()["AvailabilityZone"], database()["SecondaryAvailabilityZone"])
assert control("POST", "databases/failover", id=out["Database"]) == {"failedOver": [out["Database"]]}
go(minutes=10)
assert (database()["SecondaryAvailabilityZone"], database()["AvailabilityZone"]) == places and database()["DBInstanceStatus"] == "available"
assert any("failover" in e["Message"] for e in rds.describe_events(SourceType="db-instance", SourceIdentifier=out["Database"], Duration=60)["Events"])


# Twelve times the load: more requests, more instances, more to pay; and back
def requests():
    balancer = out["Balancer"].split(":loadbalancer/")[1]
    now = shown()
    found = cloudwatch.get_metric_statistics(
        Namespace="AWS/ApplicationELB", MetricName="RequestCount", Dimensions=[{"Name": "LoadBalancer", "Value": balancer}], StartTime=now - datetime.timedelta(minutes=30), EndTime=now,
        Period=1800, Statistics=["Sum"])["Datapoints"]
    return sum(point["Sum"] for point in found)


def size():
    return asg.describe_auto_scaling_groups(AutoScalingGroupNames=[out["Group"]])["AutoScalingGroups"][0]["DesiredCapacity"]


def usage(day):
    spans = costs.get_cost_and_usage(
        TimePeriod={"Start": str(day), "End": str(day + datetime.timedelta(days=1))}, Granularity="DAILY", Metrics=["UnblendedCost"],
        Filter={"And": [{"Dimensions": {"Key": "RECORD_TYPE", "Values": ["Usage"]}}, {"Dimensions": {"Key": "REGION", "Values": [region, "global"]}}]})
    return float(spans["ResultsByTime"][0]["Total"]["UnblendedCost"]["Amount"])


control("PUT", "clock", at="2026-06-16T15:00:00Z")
calm = (requests(), size())
control("POST", "load", stack="shop", factor=12)
go(minutes=40)
busy = (requests(), size())
assert busy[0] > 5 * calm[0] and busy[1] > calm[1], (calm, busy)
control("PUT", "clock", at="2026-06-26T15:00:00Z")
assert usage(datetime.date(2026, 6, 22)) > 1.1 * usage(datetime.date(2026, 6, 15)), (usage(datetime.date(2026, 6, 22)), usage(datetime.date(2026, 6, 15)))
urllib.request.urlopen(urllib.request.Request(f"{url}/_sandbox/load?region={region}", method="DELETE"))
go(minutes=60)
assert requests() < busy[0] / 2 and size() < busy[1]

# A reset forgets stacks, orders and metrics
control("POST", "throttles", action="*")
control("POST", "reset", seed="again")
assert cfn.describe_stacks()["Stacks"] == []
assert cloudwatch.list_metrics()["Metrics"] == []

print("all well")
