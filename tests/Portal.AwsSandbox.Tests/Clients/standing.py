import os, sys
try:
    import boto3, botocore
except ImportError:
    sys.exit(77)
import json, time, urllib.request

url = os.environ["SANDBOX"]
region = os.environ["AWS_DEFAULT_REGION"]


def client(name, **more):
    return boto3.client(name, endpoint_url=url, **more)


def control(method, path, **body):
    data = json.dumps({"region": region, **body}).encode()
    request = urllib.request.Request(url.rstrip("/") + "/_sandbox/" + path, data, {"Content-Type": "application/json"}, method=method)
    with urllib.request.urlopen(request) as answer:
        text = answer.read()
    return json.loads(text) if text else None


def code(call):
    try:
        call()
    except botocore.exceptions.ClientError as error:
        return error.response["Error"]["Code"]
    raise AssertionError("nothing was refused")


def until(look):
    for _ in range(400):
        if look():
            return
        time.sleep(0.05)
    raise AssertionError("waited in vain")


template = sys.stdin.read()
cfn = client("cloudformation")
cfn.create_stack(StackName="shop", TemplateBody=template, Tags=[{"Key": "owner", "Value": "mara"}])
cfn.get_waiter("stack_create_complete").wait(StackName="shop", WaiterConfig={"Delay": 1})
out = {o["OutputKey"]: o["OutputValue"] for o in cfn.describe_stacks(StackName="shop")["Stacks"][0]["Outputs"]}

# Auto Scaling and its targets
asg = client("autoscaling")
group = asg.describe_auto_scaling_groups(AutoScalingGroupNames=[out["Group"]])["AutoScalingGroups"][0]
assert group["MinSize"] == 3 and group["DesiredCapacity"] == len(group["Instances"])
assert {i["AvailabilityZone"] for i in group["Instances"]} == {region + z for z in "abc"}
assert all(i["LaunchTemplate"]["Version"] == "1" for i in group["Instances"])
assert asg.describe_auto_scaling_groups(Filters=[{"Name": "tag:owner", "Values": ["nobody"]}])["AutoScalingGroups"] == []
activities = [a for page in asg.get_paginator("describe_scaling_activities").paginate(AutoScalingGroupName=out["Group"], PaginationConfig={"PageSize": 1}) for a in page["Activities"]]
assert len(activities) >= 3 and len({a["ActivityId"] for a in activities}) == len(activities)
policy = asg.describe_policies(AutoScalingGroupName=out["Group"])["ScalingPolicies"][0]
assert policy["TargetTrackingConfiguration"]["TargetValue"] == 55.0
assert code(lambda: asg.update_auto_scaling_group(AutoScalingGroupName=out["Group"], MinSize=4, MaxSize=2)) == "ValidationError"
elb = client("elbv2")
balancer = elb.describe_load_balancers(LoadBalancerArns=[out["Balancer"]])["LoadBalancers"][0]
assert balancer["State"]["Code"] == "active" and len(balancer["AvailabilityZones"]) == 3
targets = elb.describe_target_groups(LoadBalancerArn=out["Balancer"])["TargetGroups"]
assert [t["TargetGroupArn"] for t in targets] == [out["Targets"]]
health = elb.describe_target_health(TargetGroupArn=out["Targets"])["TargetHealthDescriptions"]
assert {h["Target"]["Id"] for h in health} == {i["InstanceId"] for i in group["Instances"]}
assert {h["TargetHealth"]["State"] for h in health} == {"healthy"}
assert {t["Key"] for t in elb.describe_tags(ResourceArns=[out["Balancer"]])["TagDescriptions"][0]["Tags"]} >= {"owner"}
assert code(lambda: elb.describe_target_health(TargetGroupArn=out["Targets"] + "x")) == "TargetGroupNotFound"

# EC2
ec2 = client("ec2")
assert len(ec2.describe_availability_zones()["AvailabilityZones"]) >= 3
offers = [o for page in ec2.get_paginator("describe_instance_type_offerings").paginate(LocationType="availability-zone", Filters=[{"Name": "instance-type", "Values": ["t4g.*"]}], PaginationConfig={"PageSize": 5}) for o in page["InstanceTypeOfferings"]]
assert {o["Location"] for o in offers} >= {region + z for z in "abc"}
ids = [i["InstanceId"] for i in group["Instances"]]
instances = [i for r in ec2.describe_instances(InstanceIds=ids)["Reservations"] for i in r["Instances"]]
assert {i["State"]["Name"] for i in instances} == {"running"} and all(i["VpcId"].startswith("vpc-") for i in instances)
assert len(ec2.describe_subnets()["Subnets"]) == 3 and len(ec2.describe_vpcs()["Vpcs"]) == 1
assert ec2.describe_nat_gateways()["NatGateways"][0]["State"] == "available"
assert code(lambda: ec2.describe_instances(InstanceIds=["i-0"])) == "InvalidInstanceID.NotFound"

# Database
rds = client("rds")
before = rds.describe_db_instances(DBInstanceIdentifier=out["Database"])["DBInstances"][0]
assert before["MultiAZ"] and before["DBInstanceStatus"] == "available" and before["AvailabilityZone"] != before["SecondaryAvailabilityZone"]
rds.reboot_db_instance(DBInstanceIdentifier=out["Database"], ForceFailover=True)
after = rds.describe_db_instances()["DBInstances"][0]
assert after["DBInstanceStatus"] == "rebooting"
assert (after["AvailabilityZone"], after["SecondaryAvailabilityZone"]) == (before["SecondaryAvailabilityZone"], before["AvailabilityZone"])
assert code(lambda: rds.stop_db_instance(DBInstanceIdentifier=out["Database"])) == "InvalidDBInstanceState"
assert "Multi-AZ instance failover started." in {e["Message"] for e in rds.describe_events(SourceType="db-instance", SourceIdentifier=out["Database"])["Events"]}
assert code(lambda: rds.describe_db_instances(DBInstanceIdentifier="none")) == "DBInstanceNotFound"

# Cache
cache = client("elasticache")
rg = cache.describe_replication_groups(ReplicationGroupId=out["Cache"])["ReplicationGroups"][0]
members = rg["NodeGroups"][0]["NodeGroupMembers"]
assert [m["CurrentRole"] for m in members] == ["primary", "replica", "replica"] and len({m["PreferredAvailabilityZone"] for m in members}) == 3
cache.test_failover(ReplicationGroupId=out["Cache"], NodeGroupId="0001")
now = cache.describe_replication_groups(ReplicationGroupId=out["Cache"])["ReplicationGroups"][0]
assert [m["CurrentRole"] for m in now["NodeGroups"][0]["NodeGroupMembers"]] == ["replica", "primary", "replica"]
clusters = cache.describe_cache_clusters(ShowCacheNodeInfo=True)["CacheClusters"]
assert [c["CacheClusterId"] for c in clusters] == rg["MemberClusters"] and clusters[0]["CacheNodes"][0]["CacheNodeStatus"] == "available"
assert cache.describe_events(SourceType="replication-group", SourceIdentifier=out["Cache"])["Events"]

# Objects and edge
s3 = client("s3", config=botocore.config.Config(s3={"addressing_style": "path"}))
assert s3.get_bucket_versioning(Bucket=out["Bucket"])["Status"] == "Enabled"
assert all(s3.get_public_access_block(Bucket=out["Bucket"])["PublicAccessBlockConfiguration"].values())
for n in range(5):
    s3.put_object(Bucket=out["Bucket"], Key=f"static/{n}.txt", Body=b"one")
s3.put_object(Bucket=out["Bucket"], Key="static/0.txt", Body=b"two")
keys = [o["Key"] for page in s3.get_paginator("list_objects_v2").paginate(Bucket=out["Bucket"], PaginationConfig={"PageSize": 2}) for o in page["Contents"]]
assert keys == [f"static/{n}.txt" for n in range(5)], keys
assert s3.list_objects_v2(Bucket=out["Bucket"], Delimiter="/")["CommonPrefixes"] == [{"Prefix": "static/"}]
s3.delete_objects(Bucket=out["Bucket"], Delete={"Objects": [{"Key": "static/1.txt"}]})
pages = list(s3.get_paginator("list_object_versions").paginate(Bucket=out["Bucket"], PaginationConfig={"PageSize": 3}))
versions = [v for page in pages for v in page.get("Versions", [])]
markers = [v for page in pages for v in page.get("DeleteMarkers", [])]
assert len(versions) == 6 and [m["Key"] for m in markers] == ["static/1.txt"]
s3.delete_objects(Bucket=out["Bucket"], Delete={"Objects": [{"Key": v["Key"], "VersionId": v["VersionId"]} for v in versions + markers]})
assert "Versions" not in s3.list_object_versions(Bucket=out["Bucket"])
assert out["Bucket"] in {b["Name"] for b in s3.list_buckets()["Buckets"]}
edge = client("cloudfront", region_name="us-east-1")
assert edge.get_distribution(Id=out["Edge"])["Distribution"]["Status"] == "Deployed"
assert out["Edge"] in {d["Id"] for page in edge.get_paginator("list_distributions").paginate(PaginationConfig={"PageSize": 1}) for d in page["DistributionList"].get("Items", [])}
assert code(lambda: edge.get_distribution(Id="ENONE")) == "NoSuchDistribution"

# Quotas
quotas = client("service-quotas")
balancers = [q for q in quotas.list_aws_default_service_quotas(ServiceCode="elasticloadbalancing")["Quotas"] if q["QuotaCode"] == "L-53DA6B97"]
assert [q["Value"] for q in balancers] == [50], balancers
assert quotas.get_service_quota(ServiceCode="elasticloadbalancing", QuotaCode="L-53DA6B97")["Quota"]["Value"] == 500
assert len([q for page in quotas.get_paginator("list_service_quotas").paginate(ServiceCode="ec2", PaginationConfig={"PageSize": 1}) for q in page["Quotas"]]) == 2
assert code(lambda: quotas.get_service_quota(ServiceCode="ec2", QuotaCode="L-0")) == "NoSuchResourceException"

# What an operator or somebody else changes is drift, and the trail says who it was
rds.describe_db_instances()
elb.modify_load_balancer_attributes(LoadBalancerArn=out["Balancer"], Attributes=[{"Key": "deletion_protection.enabled", "Value": "true"}])
asg.update_auto_scaling_group(AutoScalingGroupName=out["Group"], MaxSize=12)
cache.modify_replication_group(ReplicationGroupId=rg["ReplicationGroupId"], SnapshotRetentionLimit=3) if now["Status"] == "available" else None
control("POST", "drift", stack="shop", logicalId="Database", properties={"BackupRetentionPeriod": 1}, principal="kim")
assert rds.describe_db_instances()["DBInstances"][0]["BackupRetentionPeriod"] == 1
detection = cfn.detect_stack_drift(StackName="shop")["StackDriftDetectionId"]
until(lambda: cfn.describe_stack_drift_detection_status(StackDriftDetectionId=detection)["DetectionStatus"] == "DETECTION_COMPLETE")
drifted = {d["LogicalResourceId"] for d in cfn.describe_stack_resource_drifts(StackName="shop", StackResourceDriftStatusFilters=["MODIFIED"])["StackResourceDrifts"]}
assert drifted == {"Database", "Group"}, drifted
trail = client("cloudtrail")
event = trail.lookup_events(LookupAttributes=[{"AttributeKey": "ResourceName", "AttributeValue": out["Database"]}])["Events"][0]
assert (event["EventName"], event["Username"]) == ("ModifyDBInstance", "kim"), event
names = [e["EventName"] for page in trail.get_paginator("lookup_events").paginate(PaginationConfig={"PageSize": 2}) for e in page["Events"]]
assert {"CreateStack", "RebootDBInstance", "TestFailover", "ModifyLoadBalancerAttributes", "UpdateAutoScalingGroup"} <= set(names), names

# A lost zone shows in everything that stood there
zone = rds.describe_db_instances()["DBInstances"][0]["AvailabilityZone"]
control("POST", "zones/lose", zone=zone)
database = rds.describe_db_instances()["DBInstances"][0]
assert database["AvailabilityZone"] != zone and "SecondaryAvailabilityZone" not in database
group = asg.describe_auto_scaling_groups()["AutoScalingGroups"][0]
assert {i["HealthStatus"] for i in group["Instances"] if i["AvailabilityZone"] == zone} <= {"Unhealthy"}
lost = [m for m in cache.describe_replication_groups()["ReplicationGroups"][0]["NodeGroups"][0]["NodeGroupMembers"] if m["PreferredAvailabilityZone"] == zone]
assert all(m["CurrentRole"] == "replica" for m in lost)
control("POST", "zones/restore", zone=zone)
assert rds.describe_db_instances()["DBInstances"][0]["SecondaryAvailabilityZone"] == zone

print("all well")
