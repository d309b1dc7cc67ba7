namespace Portal.AwsSandbox.Tests.CloudWatch;

/// <summary>What boto3 asks and asserts; it speaks CBOR to CloudWatch by default.</summary>
internal static class BotoScripts
{
    public const string Start = """
        import os, sys, json, datetime as dt
        try:
            import boto3, botocore
        except ImportError:
            sys.exit(77)
        cw = boto3.client("cloudwatch", endpoint_url=os.environ["SANDBOX"])
        now = dt.datetime.now(dt.timezone.utc).replace(second=0, microsecond=0)
        def metric(ns, name, dims): return {"Namespace": ns, "MetricName": name, "Dimensions": [{"Name": k, "Value": v} for k, v in dims.items()]}
        def data(queries, **more):
            return {r["Id"]: r for r in cw.get_metric_data(MetricDataQueries=queries, StartTime=more.pop("start"), EndTime=more.pop("end"), **more)["MetricDataResults"]}

        """;

    /// <summary>What moto supports as well: the same script is run against both.</summary>
    public const string Custom = Start + """
        at = now - dt.timedelta(minutes=30)
        dims = [{"Name": "Queue", "Value": "orders"}]
        for n, v in enumerate([3.0, 5.0, 4.0]):
            cw.put_metric_data(Namespace="Shop", MetricData=[{"MetricName": "Depth", "Dimensions": dims, "Timestamp": at + dt.timedelta(minutes=n), "Value": v, "Unit": "Count"}])
        cw.put_metric_data(Namespace="Shop", MetricData=[{"MetricName": "Time", "Timestamp": at, "Values": [1.0, 2.0, 9.0], "Counts": [1.0, 1.0, 2.0]}])
        found = cw.list_metrics(Namespace="Shop", MetricName="Depth")["Metrics"]
        assert found == [metric("Shop", "Depth", {"Queue": "orders"})], found
        assert cw.list_metrics(Namespace="Shop", Dimensions=[{"Name": "Queue", "Value": "none"}])["Metrics"] == []
        stat = lambda s, p=60: {"Metric": metric("Shop", "Depth", {"Queue": "orders"}), "Period": p, "Stat": s}
        r = data([{"Id": "a", "MetricStat": stat("Sum")}, {"Id": "b", "MetricStat": stat("Maximum", 3600)}],
                 start=at, end=at + dt.timedelta(minutes=3), ScanBy="TimestampAscending")
        assert r["a"]["Values"] == [3.0, 5.0, 4.0], r
        assert r["a"]["Timestamps"][0] == at, r
        # Of a metric asked for in two statistics some add the statistic to the name.
        assert r["a"]["Label"].startswith("Depth") and r["a"]["StatusCode"] == "Complete", r
        assert max(r["b"]["Values"]) == 5.0, r
        points = cw.get_metric_statistics(Namespace="Shop", MetricName="Depth", Dimensions=dims, StartTime=at, EndTime=at + dt.timedelta(minutes=3), Period=60, Statistics=["Average", "SampleCount"])["Datapoints"]
        assert sorted(p["Average"] for p in points) == [3.0, 4.0, 5.0], points
        assert all(p["SampleCount"] == 1.0 and p["Unit"] == "Count" for p in points), points
        try:
            cw.put_metric_data(Namespace="Shop", MetricData=[{"MetricName": "Depth", "Value": 1.0, "Values": [1.0]}])
            assert False
        except botocore.exceptions.ClientError as e:
            assert e.response["Error"]["Code"].startswith("InvalidParameter"), e.response
        assert cw.describe_alarms(AlarmNames=["none"])["MetricAlarms"] == []
        print("all well")
        """;

    /// <summary>Limits, paging and refusals that moto does not have.</summary>
    public const string Strict = Start + """
        at = now - dt.timedelta(hours=2)
        cw.put_metric_data(Namespace="S", MetricData=[{"MetricName": "M", "Timestamp": at + dt.timedelta(minutes=n), "Value": float(n)} for n in range(100)])
        q = {"Id": "m", "MetricStat": {"Metric": metric("S", "M", {}), "Period": 60, "Stat": "Average"}}
        span = {"StartTime": at, "EndTime": at + dt.timedelta(minutes=100)}
        pages = list(cw.get_paginator("get_metric_data").paginate(MetricDataQueries=[q], MaxDatapoints=30, **span))
        assert [len(p["MetricDataResults"][0]["Values"]) for p in pages] == [30, 30, 30, 10]
        assert [p["MetricDataResults"][0]["StatusCode"] for p in pages] == ["PartialData"] * 3 + ["Complete"]
        assert [v for p in pages for v in p["MetricDataResults"][0]["Values"]] == [float(n) for n in range(99, -1, -1)]
        r = data([dict(q, ReturnData=False), {"Id": "e", "Expression": "m * 2"}], start=at, end=at + dt.timedelta(minutes=3), ScanBy="TimestampAscending")
        assert data([q], start=at, end=at + dt.timedelta(minutes=3))["m"]["Label"] == "M"
        assert list(r) == ["e"] and r["e"]["Values"] == [0.0, 2.0, 4.0], r
        p90 = data([{"Id": "m", "MetricStat": dict(q["MetricStat"], Stat="p90", Period=86400)}], start=now - dt.timedelta(days=2), end=now + dt.timedelta(days=1))
        assert sum(1 for v in p90["m"]["Values"]) >= 1
        def refused(call, code, words):
            try:
                call()
                assert False, words
            except botocore.exceptions.ClientError as e:
                assert e.response["Error"]["Code"] == code and words in e.response["Error"]["Message"], e.response
        ask = lambda qs, **k: cw.get_metric_data(MetricDataQueries=qs, **{**span, **k})
        refused(lambda: ask([dict(q, Id=f"m{n}") for n in range(501)]), "ValidationError", "must not have a size greater than 500")
        refused(lambda: ask([q, q]), "ValidationError", "not unique")
        refused(lambda: ask([{"Id": "e", "Expression": "m +"}]), "ValidationError", "Error in expression 'e'")
        refused(lambda: ask([{"Id": "e", "Expression": "e + 1"}]), "ValidationError", "Error in expression 'e'")
        refused(lambda: ask([q], NextToken="bm9uZQ=="), "InvalidNextToken", "")
        refused(lambda: ask([q], StartTime=span["EndTime"], EndTime=span["StartTime"]), "ValidationError", "StartTime must be less")
        refused(lambda: cw.put_metric_data(Namespace="AWS/EC2", MetricData=[{"MetricName": "M", "Value": 1.0}]), "InvalidParameterValue", "AWS/")
        refused(lambda: cw.put_metric_data(Namespace="S", MetricData=[{"MetricName": "M", "Value": 1.0, "Timestamp": now - dt.timedelta(days=20)}]), "InvalidParameterValue", "two weeks")
        refused(lambda: cw.get_metric_statistics(Namespace="S", MetricName="M", Period=60, Statistics=["Sum"], StartTime=now - dt.timedelta(days=3), EndTime=now), "InvalidParameterCombination", "exceeds the limit of 1440")
        refused(lambda: cw.set_alarm_state(AlarmName="none", StateValue="OK", StateReason="r"), "ResourceNotFound", "")
        refused(lambda: cw.put_dashboard(DashboardName="d", DashboardBody="{}"), "InvalidAction", "PutDashboard")
        cw.put_metric_data(Namespace="S", MetricData=[{"MetricName": "Big", "Dimensions": [{"Name": f"Dimension{k}", "Value": "v" * 200} for k in range(10)], "Value": 1.0} for n in range(50)])
        print("all well")
        """;
}
