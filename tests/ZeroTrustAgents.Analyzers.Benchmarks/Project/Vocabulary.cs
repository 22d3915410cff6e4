namespace ZeroTrustAgents.Analyzers.Benchmarks;

/// <summary>The words that names and texts of the generated project are made of.</summary>
internal static class Vocabulary
{
    public static readonly string[] Nouns =
    [
        "Order", "Customer", "Invoice", "Payment", "Product", "Shipment", "Account", "Session", "Token", "Device", "Sensor", "Ticket", "Report", "Document",
        "Message", "Channel", "Campaign", "Contract", "Employee", "Schedule", "Warehouse", "Supplier", "Category", "Discount", "Basket", "Address", "Region",
        "Policy", "Claim", "Vehicle", "Route", "Booking", "Room", "Guest", "Review", "Article", "Author", "Tag", "Comment", "Attachment", "Password", "Login",
        "Profile", "Permission", "Role", "Audit", "Job", "Queue", "Event", "Metric", "Alert", "Rule", "Template", "Setting", "Feature", "License", "Key", "Secret",
    ];

    public static readonly string[] Fields =
    [
        "Name", "Title", "Description", "Status", "Kind", "Code", "Number", "Email", "Phone", "Street", "City", "Country", "Currency", "Locale", "Path", "Url",
        "Version", "Note", "Reason", "Source", "Target", "Owner", "Label", "Color", "Format", "Prefix", "Suffix", "Group", "Reference", "Tenant", "Language",
    ];

    public static readonly string[] Verbs =
    [
        "Find", "Load", "Create", "Update", "Archive", "Publish", "Validate", "Import", "Export", "Assign", "Resolve", "Merge", "Split", "Schedule", "Cancel", "Approve", "Reject", "Notify",
    ];

    public static readonly string[] Sentences =
    [
        "could not be found", "was changed by somebody else", "has no owner", "must not be empty", "is not valid in this state", "was archived", "is too long", "already exists",
        "has expired", "is waiting for approval", "was rejected by policy", "needs a reference",
    ];
}
