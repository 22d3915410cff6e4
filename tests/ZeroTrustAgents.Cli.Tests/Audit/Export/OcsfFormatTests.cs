using System.Text.Json;
using ZeroTrustAgents.Auditing;

namespace ZeroTrustAgents.Cli.Audit.Export;

/// <summary>
/// The structure of OCSF 1.8's API Activity, compared with the definitions in github.com/ocsf/ocsf-schema:
/// events/application/api_activity.json, includes/classification.json, includes/occurrence.json, and objects/ of actor,
/// _entity, api, authorization, metadata, network_endpoint, policy, product, request, _resource, response, service,
/// session and user. The copy that was read holds each file at a commit of its own; what 1.8 and 1.9 added is from its
/// change log. That copy's product has no vendor_name, which OCSF's documentation has.
/// </summary>
public sealed class OcsfFormatTests : IDisposable
{
    private static readonly string[] Required = ["activity_id", "actor", "api", "category_uid", "class_uid", "metadata", "severity_id", "src_endpoint", "time", "type_uid"];

    /// <summary>What the schema has in the objects that are written. "!" marks what is required; of the last column at least one has to be there.</summary>
    private static readonly Dictionary<string, (string[] Attributes, string[] AtLeastOne)> Objects = new()
    {
        ["actor"] = (["app_name", "app_uid", "authorizations", "idp", "invoked_by", "process", "session", "user"], ["process", "user", "invoked_by", "session", "app_name", "app_uid"]),
        ["actor.authorizations[]"] = (["decision", "policy"], []),
        ["actor.authorizations[].policy"] = (["desc", "group", "name", "uid", "version"], ["name", "uid"]),
        ["actor.session"] = (["count", "created_time", "credential_uid", "expiration_time", "is_mfa", "is_remote", "is_vpn", "issuer", "terminal", "uid", "uid_alt", "uuid"], []),
        ["actor.user"] = (["account", "credential_uid", "domain", "email_addr", "full_name", "groups", "name", "org", "type", "type_id", "uid", "uid_alt"], ["account", "name", "uid"]),
        ["api"] = (["group", "operation!", "request", "response", "service", "token", "version"], []),
        ["api.request"] = (["data", "flags", "uid!"], []),
        ["api.response"] = (["code", "error", "error_message", "flags", "message"], []),
        ["api.service"] = (["labels", "name", "uid", "version"], ["name", "uid"]),
        ["dst_endpoint"] = (["hostname", "instance_uid", "interface_name", "interface_uid", "ip", "name", "port", "svc_name", "uid"], ["ip", "uid", "name", "hostname", "svc_name", "instance_uid", "interface_uid", "interface_name"]),
        ["metadata"] = (["correlation_uid", "event_code", "labels", "log_level", "log_name", "log_provider", "log_version", "logged_time", "original_time", "processed_time", "product!", "profiles", "sequence", "uid", "version!"], []),
        ["metadata.product"] = (["feature", "lang", "name!", "path", "uid", "vendor_name", "version"], []),
        ["resources[]"] = (["criticality", "data", "group", "labels", "name", "owner", "type", "uid", "version"], ["name", "uid"]),
        ["src_endpoint"] = (["hostname", "instance_uid", "interface_name", "interface_uid", "ip", "name", "port", "svc_name", "uid"], ["ip", "uid", "name", "hostname", "svc_name", "instance_uid", "interface_uid", "interface_name"]),
    };

    // Attributes of the class that are written, and their types; nothing else may stand at the top.
    private static readonly Dictionary<string, JsonValueKind> Attributes = new()
    {
        ["activity_id"] = JsonValueKind.Number,
        ["activity_name"] = JsonValueKind.String,
        ["actor"] = JsonValueKind.Object,
        ["api"] = JsonValueKind.Object,
        ["category_name"] = JsonValueKind.String,
        ["category_uid"] = JsonValueKind.Number,
        ["class_name"] = JsonValueKind.String,
        ["class_uid"] = JsonValueKind.Number,
        ["dst_endpoint"] = JsonValueKind.Object,
        ["duration"] = JsonValueKind.Number,
        ["metadata"] = JsonValueKind.Object,
        ["resources"] = JsonValueKind.Array,
        ["severity"] = JsonValueKind.String,
        ["severity_id"] = JsonValueKind.Number,
        ["src_endpoint"] = JsonValueKind.Object,
        ["status"] = JsonValueKind.String,
        ["status_code"] = JsonValueKind.String,
        ["status_detail"] = JsonValueKind.String,
        ["status_id"] = JsonValueKind.Number,
        ["time"] = JsonValueKind.Number,
        ["type_name"] = JsonValueKind.String,
        ["type_uid"] = JsonValueKind.Number,
        ["unmapped"] = JsonValueKind.Object,
    };

    private static readonly Dictionary<long, string> Severities = new() { [1] = "Informational", [2] = "Low", [3] = "Medium" };

    private readonly AuditDirectory _audit = new();

    public void Dispose() => _audit.Dispose();

    [Fact]
    public void Export_EveryKindOfRecord_HasWhatTheClassRequires()
    {
        _audit.Write([
            .. Sample.Story(),
            .. Enum.GetValues<CallStatus>().Where(static s => s != CallStatus.None).Select(static (s, i) => Sample.Outcome(100 + i, 20, change: r => { r.Status = s; r.Detail = "detail"; })),
            new AuditRecord { Phase = AuditPhase.Event, Time = AuditDirectory.Start, Detail = "log_recovered" },
            new AuditRecord { Phase = AuditPhase.Event, Time = AuditDirectory.Start },
            new AuditRecord { Phase = AuditPhase.Denied, Time = AuditDirectory.Start, Reason = ReasonCodes.UnguardedFunction },
        ]);
        string[] lines = CliRun.Of("audit", "export", _audit.Root, "--format", "ocsf").AssertInert().Lines;
        Assert.Equal(12 + 6 + 3, lines.Length);
        Assert.All(lines, static l => AssertStructure(JsonDocument.Parse(l).RootElement));
    }

    [Fact]
    public void Export_Denied_IsAFailureWithItsReason()
    {
        _audit.Write(Sample.Denied(5, 11, ReasonCodes.NoGrant, Sample.Chain(tool: "Users-Delete"), static r => r.PolicyVersion = "digest"));
        JsonElement e = CliRun.Of("audit", "export", _audit.Root, "--format", "ocsf").Json;
        Assert.Equal((2, "Failure", "ZTA-D201", ReasonCodes.NoGrant.Summary), (e.GetProperty("status_id").GetInt32(), Text(e, "status"), Text(e, "status_code"), Text(e, "status_detail")));
        Assert.Equal(AuditDirectory.Start.AddSeconds(11).ToUnixTimeMilliseconds(), e.GetProperty("time").GetInt64());
        Assert.Equal(("user-1", "support-assistant", "s-1"), (Text(e, "actor", "user", "uid"), Text(e, "actor", "app_uid"), Text(e, "actor", "session", "uid")));
        Assert.Equal(("Users-Delete", "s-1/5/denied", "https://tickets.contoso.example/"), (Text(e, "api", "operation"), Text(e, "api", "request", "uid"), Text(e, "api", "service", "uid")));
        JsonElement authorization = e.GetProperty("actor").GetProperty("authorizations")[0];
        Assert.Equal(("denied", "digest"), (Text(authorization, "decision"), Text(authorization, "policy", "version")));
        Assert.Equal("tickets.read", e.GetProperty("resources")[0].GetProperty("labels")[0].GetString());
        Assert.Equal("tickets.contoso.example", Text(e, "dst_endpoint", "hostname"));
        Assert.Equal(("owner@contoso.example", "3"), (Text(e, "unmapped", "ai_agent", "owner"), Text(e, "unmapped", "ai_agent", "version")));
        Assert.Equal(("support-assistant", "s-1"), (Text(e, "unmapped", "ai_agent", "uid"), Text(e, "unmapped", "ai_agent", "instance_uid")));
    }

    [Fact]
    public void Export_Outcome_HasItsResponse()
    {
        _audit.Write(Sample.Outcome(5, 11, change: static r => { r.Status = CallStatus.Failed; r.Detail = "HttpRequestException"; }));
        JsonElement e = CliRun.Of("audit", "export", _audit.Root, "--format", "ocsf").Json;
        Assert.Equal(("Failed", "HttpRequestException", 119), (Text(e, "api", "response", "message"), Text(e, "api", "response", "error"), e.GetProperty("duration").GetInt64()));
    }

    private static void AssertStructure(JsonElement e)
    {
        foreach (string name in Required)
            Assert.True(e.TryGetProperty(name, out _), name);
        Assert.All(e.EnumerateObject(), static p => Assert.Equal(Attributes[p.Name], p.Value.ValueKind));
        Assert.Equal(e.EnumerateObject().Count(), e.EnumerateObject().Select(static p => p.Name).Distinct().Count());
        Assert.Equal((6, 6003), (e.GetProperty("category_uid").GetInt32(), e.GetProperty("class_uid").GetInt32()));
        Assert.Equal((6003L * 100) + e.GetProperty("activity_id").GetInt32(), e.GetProperty("type_uid").GetInt64());
        // An id of 99 leaves the meaning to its sibling.
        Assert.Equal(99, e.GetProperty("activity_id").GetInt32());
        Assert.NotEmpty(Text(e, "activity_name"));
        Assert.Equal(Severities[e.GetProperty("severity_id").GetInt64()], Text(e, "severity"));
        Assert.Contains((e.GetProperty("status_id").GetInt32(), Text(e, "status")), ((int, string)[])[(0, "Unknown"), (1, "Success"), (2, "Failure"), (99, "Started"), (99, "Recorded")]);
        AssertObjects(e);
    }

    private static void AssertObjects(JsonElement e)
    {
        JsonElement metadata = e.GetProperty("metadata");
        Assert.Equal(("1.8.0", "ZeroTrustAgents", "ZeroTrustAgents"), (Text(metadata, "version"), Text(metadata, "product", "name"), Text(metadata, "product", "vendor_name")));
        foreach (JsonProperty property in e.EnumerateObject().Where(static p => p.Name != "unmapped"))
            AssertKnown(property.Name, property.Value);
    }

    /// <summary>Objects, at any depth, are in the table, hold nothing else, and have what they must.</summary>
    private static void AssertKnown(string path, JsonElement e)
    {
        if (e.ValueKind == JsonValueKind.Array)
        {
            Assert.All(e.EnumerateArray(), item => AssertKnown(path + "[]", item));
            return;
        }

        if (e.ValueKind != JsonValueKind.Object)
        {
            // No attribute is empty, and no text stands where the schema has an object.
            Assert.False(Objects.ContainsKey(path), path);
            Assert.True(e.ValueKind != JsonValueKind.String || e.GetString()!.Length > 0, path);
            return;
        }

        Assert.True(Objects.TryGetValue(path, out (string[] Attributes, string[] AtLeastOne) known), path);
        Assert.All(e.EnumerateObject(), p => Assert.Contains(p.Name, known.Attributes.Select(static a => a.TrimEnd('!'))));
        Assert.All(known.Attributes.Where(static a => a.EndsWith('!')), a => Assert.True(e.TryGetProperty(a.TrimEnd('!'), out _), $"{path}.{a}"));
        Assert.True(known.AtLeastOne.Length == 0 || known.AtLeastOne.Any(a => e.TryGetProperty(a, out _)), path);
        foreach (JsonProperty property in e.EnumerateObject())
            AssertKnown($"{path}.{property.Name}", property.Value);
    }

    private static string Text(JsonElement e, params string[] path) => path.Aggregate(e, static (at, name) => at.GetProperty(name)).GetString()!;
}
