using System.Xml.Linq;
using Microsoft.AspNetCore.DataProtection.Repositories;
using Microsoft.EntityFrameworkCore;
using Portal.Platform.Data;

namespace Portal.Platform.Access;

/// <summary>A Data Protection key. In the store, so that every node reads every node's cookies, and after a restart too.</summary>
public sealed class ProtectionKey
{
    public int Id { get; private set; }
    public string Xml { get; set; } = "";
}

internal sealed class StoredProtectionKeys(IDbContextFactory<PortalDb> dbs) : IXmlRepository
{
    // The interface is synchronous; it is called at start and once in ninety days.
    public IReadOnlyCollection<XElement> GetAllElements()
    {
        using var db = dbs.CreateDbContext();
        return db.ProtectionKeys.AsNoTracking().Select(key => key.Xml).ToList().ConvertAll(XElement.Parse);
    }

    public void StoreElement(XElement element, string friendlyName)
    {
        using var db = dbs.CreateDbContext();
        db.ProtectionKeys.Add(new ProtectionKey { Xml = element.ToString(SaveOptions.DisableFormatting) });
        db.SaveChanges();
    }
}
