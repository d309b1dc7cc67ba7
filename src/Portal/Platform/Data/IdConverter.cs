using Microsoft.EntityFrameworkCore.Storage.ValueConversion;
using Portal.Domain;

namespace Portal.Platform.Data;

/// <summary>Ids are text in the store.</summary>
public sealed class IdConverter<TId>() : ValueConverter<TId, string>(id => id.Value, text => Read(text))
    where TId : struct, IId<TId>
{
    // An expression tree can't call a static abstract member itself.
    private static TId Read(string text) => TId.Of(text);
}
