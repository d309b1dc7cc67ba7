using Portal.Domain.Requests;

namespace Portal.Requests;

/// <summary>What a request does, as a verb: "Create cart-prod".</summary>
public static class KindWords
{
    public static string Verb(RequestKind kind) => kind switch
    {
        RequestKind.Create => "Create",
        RequestKind.Change => "Change",
        RequestKind.Upgrade => "Upgrade",
        RequestKind.Delete => "Delete",
        RequestKind.Import => "Import",
        RequestKind.Reconcile => "Reconcile",
        _ => throw new ArgumentOutOfRangeException(nameof(kind)),
    };
}
